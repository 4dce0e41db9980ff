/** The director's cards in the playbook besides lessons: pitches, policies and contacts; all invented. */
export const CARDS = [
  {
    kind: 'pitch',
    title: '3G 双卡方案',
    remark: '老号码接电话，新卡专门上网，招牌不用换。',
    story:
      '适合号码印在招牌、名片上的老板。\n月费从 46 元起，流量用不完可给家里人。\n办理只要本人证件，当场插卡当场用。',
    metric: '3G',
    segment: 'street',
  },
  {
    kind: 'pitch',
    title: '沃商务 10M',
    remark: '断网有专人接电话，优先上门，不耽误开门做生意。',
    story: '上下行对等，可配固定 IP。\n报障电话全天有人接。\n可与店里的手机合一张账单、一张发票。',
    metric: '宽带',
    segment: 'office',
  },
  {
    kind: 'pitch',
    title: '融合一家通',
    remark: '一个账户、一张账单，每月少跑两趟。',
    story: '一条宽带加两个手机号，分钟和流量共用。\n算账的办法：先把他现在的三张单子加起来，再写合到一起的数。',
    metric: '融合',
    segment: 'street',
  },
  {
    kind: 'policy',
    title: '预存 360 送双频路由器',
    story: '新装沃商务预存满 360 元送路由器一台，预存款分 12 个月返还。\n每个客户限一台，需本人证件。',
    metric: '宽带',
    expiresOn: '2015-06-30',
  },
  {
    kind: 'policy',
    title: '老客户免费提速',
    story: '在网满两年的宽带客户，不加钱先提一档速率，当天生效。\n先查在网时长，再到营业前台登记。',
    metric: '宽带',
  },
  {
    kind: 'policy',
    title: '春节购机补贴',
    story: '签约两年，每月返 30 元话费。\n到期后不再受理，已办的照返。',
    metric: '3G',
    expiresOn: '2015-03-31',
  },
  {
    kind: 'contact',
    title: '装维调度 · 刘工',
    phone: '0500-5550118',
    story: '排装机时间、催单、现场装不上。早八点到晚八点。',
    trade: '装维班',
  },
  {
    kind: 'contact',
    title: '资费与合同 · 周敏',
    phone: '0500-5550126',
    story: '合同怎么签、发票怎么开、老合约能不能转。工作日。',
    trade: '营业后台',
  },
  {
    kind: 'contact',
    title: '值班主任',
    phone: '0500-5550100',
    story: '价格拿不准、客户要见领导、同一客户撞单，先打这个。',
    trade: '集商客中心',
  },
] as const
