type Field = 'name' | 'phone' | 'address' | 'postcode';

const fields: Readonly<Record<Field, string>> = {
  name: '姓名',
  phone: '电话',
  address: '通讯地址',
  postcode: '邮编',
};

const whys: Readonly<Record<Field, string>> = {
  name: '行政部门和法院要求真实姓名；写给网站和公开平台的不会带上。',
  phone: '受理部门要联系你，写本人在用的号码。',
  address: '12315、法院寄送文书用，写收得到信的地址。',
  postcode: '只有电信主管部门的申诉书要写。',
};

export const me = {
  fields,
  unsaid: '还没填',
  ask: (field: Field, known: string) => ({
    ask: `你的${fields[field]}？${known === '' ? '' : `（现在是 ${known}，直接回车不改）`}`,
    why: whys[field],
  }),
  kept: '已存在这台电脑上，只写进需要它的信里（12315、消协、电信、人民银行、银行、法院）。',
  about: '没有变化。这些只写进需要它的信里。',
  howTo:
    '用 refund me --name 姓名 --phone 电话 --address 地址 --postcode 邮编 填；写空的（--name ""）就是删掉。只写进需要它的信里。',
};
