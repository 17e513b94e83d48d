/*
 * Names of people in a text: behind a label, before a title, after a verb that takes a person, beside a phone number,
 * as who speaks a line. A name that nothing introduces is not found.
 */

const DOUBLE =
  '欧阳|司马|上官|诸葛|司徒|夏侯|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙|东方|独孤|南宫|端木|百里|呼延|轩辕|西门|闻人|赫连|澹台|申屠|钟离|鲜于';
/** Signs that hardly begin anything else where a person is named. */
const CLEAR =
  '王李张刘陈杨赵吴周徐孙马朱胡郭何林罗郑梁宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆石戴贾韦夏邱侯邹熊孟秦江阎薛尹段雷黎史龙陶贺顾毛郝龚邵钱严赖覃洪武莫孔汤易乔庞樊兰殷施庄温翟鲁葛柴岳齐梅尤俞柳甘祝左涂詹关焦巴蒲舒查冉裴聂麦耿邢路喻邬阮凌蔺骆娄盛霍柯倪伍季窦缪郁宁屈蓝褚祁谷费纪';
const OTHER = '黄高谢于金白方万古时成包安常项卞向曲明连应水车卓米花鲍单游华';

/** Words that begin with such a sign, or stand where a name is expected. */
const WORDS = [
  '余额 余款 任何 任务 任意 程序 江苏 江西 江湖 海南 马上 何时 何况 许多 许可 许诺 查了 查过 查不 查完 顾不 温和 严词 严查 曾经 史上 严重 严格 严肃 温馨 温暖 施行 施工 易购 易宝 易付 ',
  '查询 查看 查收 查明 查到 路由 路线 路径 华为 夏天 夏季 费用 费率 季度 宁可 宁波 宁愿 左右 左侧 巴士 麦当 洪水 武汉 武侠 毛利 钱包 钱款 钱数 ',
  '孔夫 汤圆 庄家 鲁班 甘肃 关系 关于 关闭 关联 关键 程度 古代 唐突 秦皇 齐全 陆续 贺卡 顾客 顾问 段时 段位 温度 石家 石油 石头 田径 雷同 周一 ',
  '周二 周三 周四 周五 周六 周日 周末 周期 周年 周边 苏州 苏宁 苏打 苏果 郑州 徐州 兰州 贺州 温州 潘多 龙卡 龙虎 叶子 林业 范围 范本 纪念 纪录 ',
  '祝您 祝你 祝好 谷歌 蓝牙 蓝色 舒适 顾虑 杨浦 胡乱 石化 夏普 汪汪 鲁大 莫名 莫非 关机 关注 董事 乔丹 梅西 马桶 马甲 金额 金币 金卡 金条 ',
  '黄金 黄牛 黄钻 高中 高考 高级 高额 高铁 高价 高于 高达 谢谢 谢绝 白天 白金 白银 白条 白号 方式 方法 方案 方面 方便 万一 万元 万分 时间 时候 ',
  '时长 时段 成功 成交 成本 成员 成年 包括 包含 包年 包月 包裹 包装 安全 安卓 安装 安徽 常见 常用 项目 明细 明天 明确 明年 明白 连接 连续 连同 ',
  '王者 金铲 熊猫 龙年 龙族 米哈 米游 水印 花絮 车队 黄页 左边 施压 小时 小组 小程 已完 已通 已认 已关 已签 未通 未认 未填 未知 未成 不详 失败 ',
  '应该 应当 应付 应用 应收 水费 水果 车票 车费 车主 车牌 卓越 米粉 花费 花呗 花钱 单号 单价 单位 单笔 单子 单独 凌晨 游戏 游客 华夏 曲目 向上 向下 ',
].flatMap((line) => line.trim().split(' '));
const NOT_A_NAME = new RegExp(`^(?:${WORDS.join('|')})`);

/** Words that no person's name has, but those of companies and shops. */
export const NOT_A_PERSON =
  /公司|集团|商行|商城|商店|店|铺|馆|坊|厂|社|中心|工作室|平台|科技|网络|信息|服务部|经营部|个体|超市|卡盟|网$|部$|银行|支付|客服|账户|账号|卡$|发卡|缴费|充值|小铺|数码|游戏|法院|协会|政府|局$/;

const HAN = String.raw`\p{Script=Han}`;
const NAME = `(?:(?:${DOUBLE})${HAN}{1,2}|[${CLEAR}${OTHER}]${HAN}{1,2})`;
/** Where no label says that a person comes, a sign that begins sentences is not taken for a name. */
const SURE = `(?:(?:${DOUBLE})${HAN}{1,2}?|[${CLEAR}]${HAN}{1,2}?)`;
const DOT = '[·•・‧∙⋅]';
const FOREIGN = `${HAN}{1,10}(?:${DOT}${HAN}{1,10}){1,4}`;
/** What apps leave of a name, *小明; three stars are what is hidden here already. */
const COVERED = `(?:(?<![*＊])[*＊×]{1,2}${HAN}{1,3}|${HAN}[*＊×]{1,2}${HAN}{0,2})(?![*＊\\p{Script=Han}])`;
const ALONE = `(?<!${HAN})`;
const ENDS = `(?!${HAN})`;
/** What may follow a name in a sentence. */
const GOES_ON =
  '(?:说|讲|答|回|告|让|叫|给|退|转|付|打|汇|发|帮|的|在|于|表示|已|要|也|不|没|和|与|先生|先|女|收|聊)';

/** A label may be followed by a remark, a frame, and the tag that keeps a number whole on a page. */
const COLON = String.raw`(?:[（(][^（()）\n]{1,8}[）)])?[ \t|｜]{0,3}[:：=＝|｜【「[][ \t|｜]{0,3}(?:<[^>]{0,40}>)?[「『“"‘'【[（(]?`;
const LOOSE = String.raw`(?:${COLON}|[ \t\u3000]?是[ \t]?|[ \t\u3000]{1,3})`;

const THINGS = '网站|店铺|商品|产品|平台|公司|文件|游戏|项目|礼包|店|站|图|群|品|商家|活动';
const PERSON = [
  String.raw`(?<!(?:${THINGS})的?)(?:姓[ \u3000]{0,2}名|名字)`,
  '收货人|收件人|寄件人|发货人|取件人|联系人|持卡人|开户人|付款人|收款人|汇款人|签收人|委托人|当事人|监护人',
  '(?<!被)(?:投诉人|申请人|举报人)|实名(?:认证)?|真名|户主|机主|(?<![商用客])户名|[账帐]户名称?',
].join('|');
/** What stands behind these is often a company, or goes on with a sentence. */
const EITHER =
  '收款方|付款方|[收付]款账户|对方|经办人|签名|签字|署名|具状人|法定代表人|法人(?:代表)?|负责人|店主|老板|站长|经理|机主|户主|转账对象|收款商户|父亲|母亲|爸爸|妈妈|爷爷|奶奶|外公|外婆|我[爸妈哥姐弟妹]|家长|本人|孩子|儿子|女儿|老公|老婆|丈夫|妻子|朋友|同学|同事|室友|邻居|原告|被告|投诉人|申请人|举报人|提交人|监护人|代理人|收款人|收件人|收货人|联系人|客服(?:人员|专员)?|专员|转账给|付款给|打款给|汇款给|[付打汇转退寄]给';
const NICKNAME = '昵称|微信名|网名|旺旺名?';
const TITLE =
  '先生|女士|小姐|太太|夫人|经理|主管|主任|老板|老师|律师|法官|师傅|医生|教授|总监|警官|阿姨|叔叔|大爷|大妈|大叔|大哥|大姐|同学|专员|店长|站长|总(?=[说讲答回让，。,. ]|$)';

/** Of the signs that names of other peoples are written with, so that no 原神·月卡 is taken for a person. */
const SOUND =
  '[阿艾爱奥巴拜比伯布不才达代丹德迪丁杜都多恩尔菲夫佛福古哈海汗赫合胡吉加江杰金喀卡凯克肯库拉莱兰勒里力丽利林龙卢鲁伦罗洛玛迈曼买麦蒙米莫木穆纳娜乃尼亚妮努诺帕皮普其奇恰切琴热仁日茹肉瑞萨赛桑沙山什斯丝苏素索塔台坦提汀铁图吐托瓦旺维温乌吾西希夏逊孜雅扬叶伊依以义因尤于玉约扎泽卜翰史密詹姆顿森朗治弗彼保丽]';

const PATTERNS: readonly RegExp[] = [
  // 姓名：张三, 姓名：张 三, 户名=ZHANG SAN.
  `(?<=(?:${PERSON})${COLON})(?:${HAN}[ \\u3000]{1,2}${HAN}{1,2}${ENDS}|[*＊\\p{L}][*＊\\p{L}\\p{M}·•・‧]{0,29}(?:[ ’'-]{1,2}(?!${HAN})[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}’'-]{0,19}){0,4}(?:(?<=[A-Za-z])\\d{1,6})?)`,
  // 收货人 张三: a word of its own, no part of a sentence.
  `(?<=(?:${PERSON})${LOOSE})(?:${FOREIGN}|${COVERED}|${HAN}{2,4}${ENDS}|${SURE}(?=${GOES_ON})|[A-Z][\\p{L}’'-]{1,19}(?: [A-Z][\\p{L}’'-]{0,19}){0,3})`,
  `(?<=(?:${NICKNAME})(?:${COLON}|[是为叫][：:]?[“"「『]?|[“"「『]))[^\\s,，。；;：:<>“”"「」『』]{1,30}`,
  `(?<=(?:${NICKNAME})[ \\t]{1,3})[\\p{L}*][\\p{L}\\p{N}*_·-]{0,29}`,
  // 收款方：张三; 转账给张三; 原告张三，…; 老板叫陈大明.
  `(?<=(?:${EITHER})(?:的?(?:姓名|名字))?(?:${LOOSE}|[ \\t]?叫做?[ \\t]?|[ *＊(（]{1,2})?)(?:${FOREIGN}|${COVERED}|${SURE}(?=${GOES_ON}|${ENDS}))`,
  `(?<=(?:${EITHER})${COLON})${NAME}${ENDS}`,
  `(?<=[向给跟找][ *＊]{0,2})${SURE}(?=转账|付款|打款|汇款|转了|付了|打了|购买|买的|买了)`,
  // 我叫张三, 我是张三丰，….
  `(?<=(?:我|他|她|名|名字|孩子|儿子|女儿|老公|老婆|妹妹|弟弟|哥哥|姐姐)叫做?[ \\t]{0,2})(?:${FOREIGN}|${SURE}${ENDS}|(?![我他她它你您什啥不过人]|客服|对方|平台|商家|网站|卖家|店家|老板)${HAN}{2,4}${ENDS}|[${CLEAR}]${HAN}{2})`,
  `(?<=(?:我|本人|这边|这里|这)是[ \\t]{0,2})(?:${FOREIGN}|${NAME}${ENDS})`,
  // 张先生, 欧阳娜娜女士, 王经理; 客服老王说.
  `(?:${DOUBLE}|[${CLEAR}])(?:(?![${CLEAR}])${HAN}){0,2}(?=${TITLE})`,
  `[${OTHER}](?:(?![${CLEAR}])${HAN}){0,2}(?=先生|女士|小姐)`,
  `(?<=^|[^\\p{Script=Han}]|[我找问跟和与给叫是])[${CLEAR}](?=(?:姐|哥|叔|姨|[Ss]ir)(?:${GOES_ON}|${ENDS}))`,
  `(?<=(?:找|问|联系|打给|加)了?)${SURE}(?=[，。,;；\\s]|$)`,
  `(?<=客服)小${HAN}{1,2}(?=${GOES_ON}|${ENDS})`,
  // 赵某 is hidden already, and hidden as the others are.
  `[${CLEAR}](?=某[某甲乙]?(?:${ENDS}|${GOES_ON}|将))`,
  `(?<=(?:^|[^\\p{Script=Han}]|客服|[我叫找问跟和与由是给让位的])[老小阿])[${CLEAR}](?=${GOES_ON}|${ENDS})`,
  // 张三 13912340000.
  `${ALONE}(?:${NAME}|${FOREIGN})(?=[ \\t,，:：(（\\u3000]{0,3}(?:电话|手机|tel)?[ :：]{0,2}(?:\\+?86[ -]?)?1[3-9]\\d(?:[ -]?\\d){8})`,
  // Who speaks a line, and who is spoken to.
  `(?<=^[ \\t]{0,4})${SURE}(?=[ \\t]{0,2}[:：]|[ \\t]+20\\d{2}[-/年.]|[ \\t]+\\d{1,2}:\\d{2})`,
  `(?<=@)${SURE}${ENDS}`,
  // 与张三的聊天, 张三身份证.
  `(?<=[与和跟])${SURE}(?=的?(?:聊天|对话|通话|微信|短信|记录))`,
  `${ALONE}${SURE}(?=的?(?:聊天|通话|身份证|护照|银行卡|户口本|驾驶证|微信|签名|手机号))`,
  // 买买提·艾力, whoever introduces him.
  `${SOUND}{2,8}(?:${DOT}${SOUND}{2,8}){1,3}`,
  String.raw`(?<=\b(?:[Mm]y name is|I am called|M(?:r|s|rs|iss)\.?|Dr\.)\s)[A-Z][\p{L}’'-]{1,19}(?: [A-Z][\p{L}’'-]{0,19}){0,3}`,
  String.raw`(?<=(?:^|\n)[ \t]{0,4}[Nn]ame\s?[:：]\s?|\b(?:(?:[Ff]ull|[Ff]irst|[Ll]ast|[Rr]eal|[Mm]y|[Yy]our|[Aa]ccount holder|[Cc]ontact) name|[Pp]ayee|[Rr]ecipient|[Cc]onsignee|[Cc]ardholder|[Aa]ttn|[Ss]igned)\s?[:：]\s?|\b(?:[Rr]egards|[Ss]incerely),?\s)(?:[\p{Lu}][\p{L}’'-]{1,19}(?: [\p{Lu}][\p{L}’'-]{0,19}){0,3}|\p{Script=Han}{2,4})`,
].map((source) => new RegExp(source, 'gmu'));

/** A file's name is words between signs: 微信图片_张三_1.png. */
const IN_A_FILE_NAME = new RegExp(`(?<=^|[-_ (（+])(?:${NAME}|${FOREIGN})(?=[-_ )）+.\\d])`, 'gu');
const FILE_NAME = /^[^\n]{1,200}\.[A-Za-z0-9]{2,5}$/;

/**
 * Hides names of people.
 * @param spared names that stay, such as that of the site: a part of one is no person
 */
export function withoutNames(text: string, spared: readonly string[]): string {
  const stays = (name: string, at: number, whole: string) =>
    NOT_A_NAME.test(name) || NOT_A_PERSON.test(name) || spared.some((one) => covers(one, name, at, whole));
  const hide = (name: string, ...rest: readonly unknown[]) => {
    const [at = 0] = rest.filter((one): one is number => typeof one === 'number');
    const whole = rest.findLast((one): one is string => typeof one === 'string') ?? '';
    return stays(name, at, whole) ? name : '***';
  };
  const patterns = FILE_NAME.test(text) ? [...PATTERNS, IN_A_FILE_NAME] : PATTERNS;
  return patterns.reduce((rest, pattern) => rest.replaceAll(pattern, hide), text);
}

/** Whether a name stands at a place as a part of something longer. */
function covers(longer: string, name: string, at: number, whole: string): boolean {
  if (longer.length < name.length) return false;
  const from = whole.indexOf(longer, Math.max(0, at + name.length - longer.length));
  return from >= 0 && from <= at;
}
