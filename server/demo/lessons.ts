/** Lessons that the cast writes down on that day; invented, as everything but the known figures. */
export const LESSONS = [
  {
    by: 'yanping',
    day: '2015-04-09',
    title: '先问账单，再说套餐',
    moment: 'opening',
    story:
      '进门不推产品，先请老板把上月话费单拿出来一起看。\n三个号码分开交，一年多花四百多，他自己先急了。\n再把融合的一张表放在旁边，当场办了一套。',
    remark: '客户自己算出来的差价，比我们说十遍都管用。',
    metric: '3G',
    segment: 'street',
    trade: '餐饮',
  },
  {
    by: 'shuhuaiyuan',
    day: '2015-04-22',
    title: '建材市场：跟着送货车跑',
    moment: 'pitching',
    story:
      '建材老板白天都在送货，店里只有看店的。\n改成早上七点半装车时去，边帮忙边聊手机流量导航、对账。\n一周办了五部。',
    remark: '时间对了，话就短了。',
    metric: '3G',
    segment: 'market',
    trade: '建材家装',
  },
  {
    by: 'wenjia',
    day: '2015-05-06',
    title: '“再考虑考虑”怎么接',
    moment: 'objections',
    story:
      '客户说再考虑，不问为什么，只问“您是担心网速，还是担心换号麻烦？”\n多数人会选一个，就知道该讲哪一句。\n今天三家里办成两家。',
    remark: '把一个大“不”拆成两个小问题。',
    metric: '宽带',
    segment: 'office',
    trade: '其他',
  },
  {
    by: 'yanping',
    day: '2015-05-20',
    title: '当面拨通，马上激活',
    moment: 'closing',
    story:
      '签完不走，先用新号给老板的伙计打一个电话，再把宽带装机时间当面约好写在名片背面。\n客户心里踏实，没有一单退。',
    remark: '办完的最后五分钟，决定会不会退订。',
    metric: '3G',
    segment: 'industrial',
    trade: '其他',
  },
  {
    by: 'luchangqing',
    day: '2015-06-03',
    title: '走的时候留一个下次来的理由',
    moment: 'leaving',
    story: '没谈成也不空手走，说“周四我带新机型来，您顺便看看”。\n周四再去，对面两家也围过来，一下午三部。',
    remark: '一次不成，是下一次的开场。',
    metric: '3G',
    segment: 'street',
    trade: '餐饮',
  },
] as const
