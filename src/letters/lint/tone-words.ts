/**
 * Words that turn a complaint against the one who wrote it. Each row is a plain list, so that anybody can see what
 * is looked for. Bounded repetitions only: no text makes these slow.
 */

/** Names nobody likes to be called (民法典 1024, 刑法 246). */
export const INSULTS =
  /傻[逼比屄叉]|煞笔|沙[比雕]|(?<![a-z\d])(?:sb|nmsl|cnm|tmd|fuck\w{0,4}|shit|idiots?|bastards?)(?![a-z\d])|[草操艹][你泥](?:妈|马|大爷)|[他你尼特]妈的(?!账|帐|手机|微信|支付宝|银行|卡|号|名|身份|电话|钱)|去你妈|滚(?:蛋|开|出来)|王八蛋|混蛋|人渣|败类|畜生|狗(?:东西|屁|日的|杂种)|杂种|贱(?:人|货)|不要(?:臭)?脸|臭不要脸|无耻|下三滥|缺德|丧尽?天?良心?|没良心|狼心狗肺|黑心(?!棉)|奸商|黑店|无赖|流氓(?!软件)|脑残|弱智|白痴|智障|废物(?!利用)|蠢(?:货|猪|蛋|材)|愚蠢|去死|死全家|断子绝孙|吸血鬼|强盗|土匪|垃圾(?!短信|邮件|箱|桶|分类|信息|袋|文件|处理|站)|恶棍|小人(?=得志)|不是人(?!工|为|员|民)|禽兽|老赖|(?:这[帮群]|那[帮群]|你个|龟)孙子?|臭虫/gi;

/** What is insult and accusation at once: no hedge makes it better. */
export const SWINDLERS =
  /骗子|骗人(?:的|公司|网站|平台)|坑蒙拐骗|诈骗犯|(?<![a-z])(?:scammers?|swindlers?|crooks?)(?![a-z])/gi;

/** Crimes. Whoever states one as a fact has to prove it (民法典 1025, 刑法 243, 246). */
export const CRIMES =
  /(?<!反|防|防范|预防|反电信网络|电信网络|电信)诈骗(?!类|案件|电话|短信|风险|信息|犯)|(?<!反)洗钱|骗钱|行骗|骗局|杀猪盘|骗取|非法(?:集资|经营|吸收公众存款)|传销|敲诈|勒索|卷[款钱]|黑社会|黑产|赃款|销赃|(?:赤裸裸|明摆着)(?:地|的|在|是)?(?:抢|骗|偷)|犯罪(?:团伙|分子|集团)|(?:是|属于|构成|就是|已经|涉及)(?:违法)?犯罪|(?<![a-z])scam(?![a-z])/gi;

/** What accuses only if the other side is said to have done it. */
export const DEEDS =
  /骗(?:了我|我|走|了)|骗人|盗窃|盗取|偷(?:钱|了|走|我)|抢(?:劫|钱|了我)|侵占|跑路|违法犯罪|犯法|贪污/g;
export const OTHER_SIDE =
  /你们?|你方|贵(?:司|方|站|店|平台|公司|网站)|对方|网站|平台|商家|卖家|店家|该站|该店|客服|他们/;
export const BY_THEM =
  /被(?:你们?|你方|贵.{0,2}|对方|网站|平台|商家|卖家|客服|他们)(?:给|所)?(?:诈|骗|坑|偷|抢)/g;

/** Duties and offices against crime: where one of these stands beside a word, it is a name and no accusation. */
export const OFFICES =
  /反诈|防诈|防骗|96110|报案|报警|立案|公安|警方|民警|派出所|网警|检察|12377|举报中心|司法机关/;

/** Fraud in the civil sense needs proof of intent. */
export const FRAUD = /欺诈(?:行为|消费者)?|消费欺诈|被骗(?!取)|上当/g;

/** Promises of how it will end. Only an authority decides, and nobody is bound by a letter. */
export const GUARANTEES =
  /(?:我|本人|律师)?(?:保证|担保|包)(?:能|可以|一定)?(?:退款成功|胜诉|打赢|追回|要回|赢)|(?:一定|肯定|必定|必然|必|稳|百分之百|百分百|100%)(?:会|能|能够|可以)?(?:胜诉|败诉|追回|要回|打赢|赢|输|支持我|判我|判你|处罚你|查处你|罚你|退款成功|成功)|(?:法院|法官|12315|市场监管(?:局|部门)|警方|公安)(?:一定|肯定|必定|必然|必将|必)(?:会|能|要)?|必胜|稳赢|包赢|包退成功/g;

/** The writer as somebody with an office they may not have. */
export const IMPERSONATIONS =
  /(?:我|本人)(?:就)?(?:是|作为|系)(?:一名|一位|个|你们?市的?|本市的?|专业的?|资深的?)?(?:[^,。!?;、:]{0,10}(?:工作人员|执法人员|办案人员|调查员|督查员))|(?:我|本人)(?:就)?(?:是|作为|系)(?:一名|一位|个|[^,。!?;、:]{0,12}的)?(?:执业)?(?:律师|记者|法官|检察官|警察|民警|网警)(?!朋友|的)|作为(?:一名|一位)?(?:律师|记者|警察|民警|网警|法官)(?!的)|(?:我|本人)(?:就)?(?:是|代表|系)(?:来自|在)?(?:12315|消费者协会|消协|消委会|市场监管局?|工商局?|公安局?|法院|网信办|派出所)(?:的(?!当事人|原告|用户)|通知|要求|警告|$)|本(?:律师|记者|警官|律所|律师事务所|法官)|^\s*律师函|(?:这|此|本)(?:是|为)?(?:一封|份)?律师函/g;

/** Money the law does not give, or gives only for fraud on purpose. */
export const MULTIPLES =
  /(?:赔偿?|赔付|补偿|索赔|退还?|返还|支付)[^,。!?;、:]{0,8}?(?<figure>[二两三四五六七八九十百双\d]{1,4})倍|(?<before>[二两三四五六七八九十百双\d]{1,4})倍(?:的)?(?:惩罚性)?(?:赔偿|赔付|退款|退还|返还|补偿|价款)|(?:假|退|少|缺|错)一赔(?<promised>[二三四五六七八九十百\d]{1,4})/g;
export const MENTAL_DAMAGES = /精神(?:损失|损害|抚慰)(?:费|金|赔偿)|名誉损失费|误工费|跑腿费|辛苦费/g;
