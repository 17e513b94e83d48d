export const say = {
  choose: { ask: '对方怎么说的？', why: '选最接近的一句；都不像就选最后一项，把原话打进来。' },
  other: '都不是，我自己输入',
  type: { ask: '对方的原话', why: '原样写下来，只用来挑回答，不会发给谁。' },
  unknown: (number: number) =>
    `没认出这是哪一句套话，上面是通用的回答，按情况改一改再发。对方要是真给了答复，用 refund got ${number} 贴进来。`,
  logIt: '记下对方这句话：',
  police: '报警以后记一笔：',
  promised: '对方说了工号或者时间，就加上 --agent、--promise。',
  allBack: (number: number) => `这笔钱已经全部退回，可以结案：refund close ${number} --outcome refunded`,
};
