/**
 * Words that turn a complaint against its writer. Each row is a plain list, so that anybody can see what is looked for.
 * Bounded repetitions only: no text makes these slow.
 */

/** Names nobody likes to be called (民法典 1024, 刑法 246). */
export const INSULTS =
  /傻[逼比屄叉]|煞笔|沙[比雕]|(?<![a-z\d])(?:sb|nmsl|cnm|tmd|fuck\w{0,4}|shit|idiots?|bastards?)(?![a-z\d])|[草操艹][你泥](?:妈|马|大爷)|[他你尼特]妈的(?!账|帐|手机|微信|支付宝|银行|卡|号|名|身份|电话|钱)|去你妈|滚(?:蛋|开|出来)|王八蛋|混蛋|人渣|败类|畜生|狗(?:东西|屁|日的|杂种)|杂种|贱(?:人|货)|不要(?:臭)?脸|臭不要脸|无耻|下三滥|缺德|丧尽?天?良心?|没良心|狼心狗肺|黑心(?!棉)|奸商|黑店|无赖|流氓(?!软件)|脑残|弱智|白痴|智障|废物(?!利用)|蠢(?:货|猪|蛋|材)|愚蠢|去死|死全家|断子绝孙|吸血鬼|强盗|土匪|垃圾(?!短信|邮件|箱|桶|分类|信息|袋|文件|处理|站)|恶棍|小人(?=得志)|不是人(?!工|为|员|民)|禽兽|老赖|(?:这[帮群]|那[帮群]|你个|龟)孙子?|臭虫/gi;

/** What is insult and accusation at once: no hedge makes it better. */
export const SWINDLERS =
  /骗子|骗人(?:的|公司|网站|平台)|坑蒙拐骗|诈骗犯|(?<![a-z])(?:scammers?|swindlers?|crooks?)(?![a-z])/gi;

/** Crimes. A writer who states one as a fact has to prove it (民法典 1025, 刑法 243, 246). */
export const CRIMES =
  /(?<!反|防|防范|预防|反电信网络|电信网络|电信)诈骗(?!类|案件|电话|短信|风险|信息|犯)|(?<!反)洗钱|骗钱|行骗|骗局|杀猪盘|骗取|非法(?:集资|经营|吸收公众存款)|传销|敲诈|勒索|卷[款钱]|黑社会|黑产|赃款|销赃|(?:赤裸裸|明摆着)(?:地|的|在|是)?(?:抢|骗|偷)|犯罪(?:团伙|分子|集团)|(?:是|属于|构成|就是|已经|涉及)(?:违法)?犯罪|(?<![a-z])scam(?![a-z])/gi;

/** What accuses only if the other side is said to have done it. */
export const DEEDS =
  /骗(?:了我|我|走|了)|骗人|盗窃|盗取|偷(?:钱|了|走|我)|抢(?:劫|钱|了我)|侵占|跑路|违法犯罪|犯法|贪污/g;
export const OTHER_SIDE =
  /你们?|你方|贵(?:司|方|站|店|平台|公司|网站)|对方|网站|平台|商家|卖家|店家|该站|该店|客服|他们/;
export const BY_THEM =
  /被(?:你们?|你方|贵.{0,2}|对方|网站|平台|商家|卖家|客服|他们)(?:给|所)?(?:诈|骗|坑|偷|抢)/g;

/** Duties and offices against crime: a word beside one of these is part of a name, not an accusation. */
export const OFFICES =
  /反诈|防诈|防骗|96110|报案|报警|立案|公安|警方|民警|派出所|网警|检察|12377|举报中心|司法机关/;

/** Fraud in the civil sense needs proof of intent. */
export const FRAUD = /欺诈(?:行为|消费者)?|消费欺诈|被骗(?!取)|上当/g;

/** Promises of how it will end. Only an authority decides, and a letter binds nobody. */
export const GUARANTEES =
  /(?:我|本人|律师)?(?:保证|担保|包)(?:能|可以|一定)?(?:退款成功|胜诉|打赢|追回|要回|赢)|(?:一定|肯定|必定|必然|必|稳|百分之百|百分百|100%)(?:会|能|能够|可以)?(?:胜诉|败诉|追回|要回|打赢|赢|输|支持我|判我|判你|处罚你|查处你|罚你|退款成功|成功)|(?:法院|法官|12315|市场监管(?:局|部门)|警方|公安)(?:一定|肯定|必定|必然|必将|必)(?:会|能|要)?|必胜|稳赢|包赢|包退成功/g;

/** The writer as somebody with an office they may not have. */
export const IMPERSONATIONS =
  /(?:我|本人)(?:就)?(?:是|作为|系)(?:一名|一位|个|你们?市的?|本市的?|专业的?|资深的?)?(?:[^,。!?;、:]{0,10}(?:工作人员|执法人员|办案人员|调查员|督查员))|(?:我|本人)(?:就)?(?:是|作为|系)(?:一名|一位|个|[^,。!?;、:]{0,12}的)?(?:执业)?(?:律师|记者|法官|检察官|警察|民警|网警)(?!朋友|的)|作为(?:一名|一位)?(?:律师|记者|警察|民警|网警|法官)(?!的)|(?:我|本人)(?:就)?(?:是|代表|系)(?:来自|在)?(?:12315|消费者协会|消协|消委会|市场监管局?|工商局?|公安局?|法院|网信办|派出所)(?:的(?!当事人|原告|用户)|通知|要求|警告|$)|本(?:律师|记者|警官|律所|律师事务所|法官)|^\s*律师函|(?:这|此|本)(?:是|为)?(?:一封|份)?律师函/gm;

/** Money the law does not give, or gives only for fraud on purpose. */
export const DAMAGES =
  /(?:赔偿?|赔付|补偿|索赔)(?:我|给我|损失|金|费|本人){0,2}(?:人民币|共计|共|合计)?(?<sum>¥?\d[\d,]{0,11}(?:\.\d{1,2})?)(?:元|块)/g;
export const MULTIPLES =
  /(?:赔偿?|赔付|补偿|索赔|退还?|返还|支付)[^,。!?;、:]{0,8}?(?<figure>[二两三四五六七八九十百双\d]{1,4})倍|(?<before>[二两三四五六七八九十百双\d]{1,4})倍(?:的)?(?:惩罚性)?(?:赔偿|赔付|退款|退还|返还|补偿|价款)|(?:假|退|少|缺|错)一赔(?<promised>[二三四五六七八九十百\d]{1,4})/g;
export const MENTAL_DAMAGES = /精神(?:损失|损害|抚慰)(?:费|金|赔偿)|名誉损失费|误工费|跑腿费|辛苦费/g;

/**
 * Pressure that the law calls extortion once money hangs on it (刑法 274, 治安管理处罚法 58): a harm that has nothing
 * to do with getting one's own money back. To say that one will complain, report or sue is no threat.
 */

/** Making something public: a threat if money hangs on it, or if it is aimed at somebody. */
export const EXPOSURES =
  /曝光|爆光|发(?:到|在|上)?(?:网上|网络|抖音|微博|小红书|朋友圈|快手|知乎|贴吧|论坛|各大(?:平台|论坛)|全网)|挂(?:到|在|上)?(?:网上|出来|全网)|全网(?:传播|发布|都知道|通报|发帖)|(?:上|冲)热搜|(?:找|联系|通知|叫)(?:记者|媒体|电视台|网红|大v)|人肉|爆料|公之于众|到处(?:发|宣传|传)/gi;
export const AIMED = /^(?:你|贵|他们|该站|该平台|老板|客服|这家)/;

/** A report as a price tag: only money decides whether it is made. */
export const REPORTS = /举报|告(?:你|到|死)|报(?:警|案)|投诉到底|报告(?:税务|工商)|告发|揭发/g;
export const PAY_OR =
  /(?:不|没|未|拒绝|再不|敢不)(?:给|打|转|掏|拿|赔|付|补偿|赔偿|支付)(?:我|够|足|出来)?[^,。!?;]{0,6}?(?:钱|元|块|款|费|\d|赔偿|补偿|$|[,就便则我])|不赔|(?:给|拿|打|转|赔)[^,。!?;]{0,6}?(?:钱|元|块)[^,。!?;]{0,4}?(?:否则|不然)/;
/** Offences that have nothing to do with the order. */
export const UNRELATED = /偷税|漏税|逃税|税务|消防|社保|劳动监察|未备案|环保/;

/** Only if: what makes an announcement a condition. */
export const CONDITIONS =
  /否则|不然|要不|不(?:退|给|赔|打|处理|解决|回复|同意|答应|满足|转|还钱|付)|未(?:退|处理|解决|答复|回复)|没(?:退|给|处理|解决)|再不|拒不|逾期|今晚|限你/;
export const REFUND_REFUSED = /(?:不|没|未|再不|拒不)(?:给我)?(?:退|还钱|处理|解决)/;
export const LAWFULLY = /依法|向|12315|12345|部门|机关|平台投诉|支付|银行|消协|协会|监管/;

/** Harm to people, property or livelihood: a threat whatever it is tied to. */
export const HARMS =
  /(?:让|叫|把|将|使|要|给|送|搞得?|弄得?)(?:你|您|贵|他|老板|客服|网站|平台)[^,。!?;]{0,6}?(?:关门|关站|倒闭|开不下去|混不下去|做不下去|好看|坐牢|蹲监狱|进监狱|进去|付出代价|吃不了兜着走|身败名裂|破产|抓起来|抓走|抓进去|拘留|判刑|吃官司吃到底|不得安宁|没好日子|家破人亡)|(?:搞垮|搞死|弄死|整死|打死|砍死|杀了|砸了|烧了|干掉|黑掉|黑了|攻击|爆破|毁掉|端掉|抓)(?:你|您|贵|他们|老板|客服|网站|平台|服务器)|找人(?:收拾|堵|打|弄|砍)|(?:上门|去)(?:堵|闹|砸|打)|堵(?:你|在)(?:们)?(?:家|公司|门)?(?:门口|楼下)?|(?:等着瞧|走着瞧|走着看)|小心(?:点|你)|(?:知道|查到|找到|查出|掌握)(?:了)?(?:你|您|老板|客服)[^,。!?;]{0,6}?(?:住|家|家人|老婆|孩子|父母|地址|身份证|电话)|你(?:们)?(?:全家|家人|老婆|孩子|父母)[^,。!?;]{0,8}?(?:小心|安全|好过|等着|出事)|报复你|(?:把|将)(?:你|客服|老板)[^,。!?;]{0,8}?(?:信息|照片|电话|地址|身份证)[^,。!?;]{0,4}?(?:发|公开|挂|曝)|等着(?:坐牢|被抓|倒闭|关门|吃官司|收传票|进去)|拉横幅|(?:去|到)(?:你|贵)[^,。!?;]{0,8}?(?:堵门|闹事|闹|示威)|ddos|不得好死|(?:电话|短信)轰炸(?:你|贵|客服)|让你(?:们)?(?:的)?(?:网站|生意|公司)/gi;

/** Hints that name nothing and still frighten. */
export const HINTS =
  /后果自负|别怪我|不客气(?=[!。,;]|$)|对你们?不客气|鱼死网破|奉陪到底|撕破脸|新账旧账|你们?(?:会|就)后悔|看着办/gm;

/** What is offered for money: silence. */
const SILENCE =
  '(?:不(?:再)?(?:会)?(?:去)?(?:举报|投诉|曝光|追究|起诉|报警|报案|发帖|发到网上|发网上|说出去|声张|差评)|撤(?:诉|案|回(?:投诉|举报|起诉|差评|案件)|销(?:投诉|举报|案件|申请)|投诉|举报|单)|删(?:帖|除(?:帖子|评论|差评|视频|投诉)|评论?|差评|视频)|保密|闭嘴|沉默|封口|当(?:作|做)?没(?:发生|这回事|看见)|不声张|既往不咎|取消(?:举报|投诉)|把?(?:差评|帖子|评论|视频|投诉|举报)(?:全部?|都)?(?:删|撤)|这事(?:就)?(?:算了|过去|翻篇|一笔勾销)|放过你|放你们?一马)';
const PAY =
  '(?<![不没未])(?:(?<![退还返])给|付|支付|赔|赔偿|补偿|转(?:账|给)?|打(?:款|钱|给)?|拿出?|掏|发|出(?=\\s?\\d))(?:我|给我|过来)?[^,。!?;]{0,14}?(?:元|块|钱|费|款|红包|\\d|补偿|赔偿)';
const BACK = '(?:退(?:款|钱|还|给|回)?|返还|还钱|全额退)';

/** Pay, and I am silent. */
export const SILENCE_FOR_MONEY = new RegExp(`${PAY}[^。!?;]{0,16}?${SILENCE}`, 'g');
/** I am silent, if you pay. */
export const MONEY_FOR_SILENCE = new RegExp(
  `${SILENCE}[^。!?;]{0,6}?(?:可以|行|也行|没问题|的话|要|得|需要?|就|先|,|的条件|:)[^。!?;]{0,6}?${PAY}|(?:想|要|希望)(?:让)?我[^,。!?;]{0,4}?${SILENCE}[^。!?;]{0,10}?(?:元|块|钱|\\d{2,})`,
  'g',
);
/** The refund itself against no report: the report is no bargaining chip. */
export const REFUND_FOR_SILENCE = new RegExp(
  `${BACK}[^。!?;]{0,12}?(?:我)?(?:就|便|则|马上|立刻|立即|可以|会|才)[^。!?;]{0,6}?${SILENCE}`,
  'g',
);
/** A sum, and it is over. */
export const SETTLED_FOR =
  /\d{1,8}\s?(?:元|块)[^。!?;]{0,6}?(?:这事|就此|咱们?)[^。!?;]{0,4}?(?:算了|了结|翻篇|过去|私了)/g;
export const HUSH_MONEY = /封口(?!令)|封嘴费|保密费|私了费|删帖费|撤诉费|闭嘴费|消灾/g;
/** What no refund may buy: that an authority or the public is not told. */
export const AN_OFFENCE_KEPT_QUIET = /举报|曝光|报警|报案|保密|闭嘴/;
