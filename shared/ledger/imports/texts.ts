import type { ImportOutcome, ImportSettlement, RowReason } from './contract'

type Language = 'zh-CN' | 'en'

/** Why a row was not taken, as its file says in its last column and the page in its list. */
export const ROW_REASONS: Record<Language, Record<RowReason, string>> = {
  'zh-CN': {
    no_reference: '没有号码，请补上',
    long_reference: '号码超过 40 个字符',
    rounded_reference: '号码被表格软件写成了科学计数，请把这一列设为文本后重导',
    masked_reference: '号码中间被遮住了，对不出是哪一单；请把受理单号那一列选作号码',
    no_metric: '没有业务，请补上',
    unknown_metric: '不知道是哪项业务，请在对应关系里选',
    no_member: '没有队员，请补上',
    unknown_member: '竞赛里没有这个人，请在对应关系里选',
    ambiguous_member: '有同名的队员，请写工号或在对应关系里选',
    member_left: '这个人在这一天之前已离开竞赛',
    member_not_yet_in: '这个人到这一天还没有加入；早就在岗的，请在队员名单里改加入日期后重导',
    no_date: '没有日期，请补上',
    bad_date: '日期看不懂，请写成 2015-04-01',
    ambiguous_date: '看不出是日/月还是月/日，请在“每一列是什么”里选',
    future_date: '日期还没到',
    outside_contest: '不在竞赛期内',
    bad_quantity: '数量要是 1 到 999 的整数（退订写成负数）',
    bad_amount:
      '金额要写成 1,280.50 这样的数：大于 0，最多 1 亿元，最多两位小数（退款写成负数）；1.2万、1.280 这样的读不准',
    total_too_large: '加上这一行，合计会超出能准确记录的上限，没有写入',
    twice_in_file: '同一号码同一业务在文件里出现了两次，只算第一次',
    counted_with_sale: '和同一号码的另一行合在一起算了',
    not_in_contest: '不属于这场竞赛',
    cancelled_only_there: '已退订，台账里本来就没有',
    cancelled_in_both: '两边都已退订',
  },
  en: {
    no_reference: 'No reference; add it',
    long_reference: 'The reference has more than 40 characters',
    rounded_reference: 'A spreadsheet has rounded the reference; make the column text and export again',
    masked_reference: 'The middle of the number is hidden; choose the column with order numbers',
    no_metric: 'No metric; add it',
    unknown_metric: 'Metric not known; choose it among the words',
    no_member: 'No member; add one',
    unknown_member: 'Not in this contest; choose among the words',
    ambiguous_member: 'Several members have this name; write the staff number or choose among the words',
    member_left: 'Had left the contest before that day',
    member_not_yet_in: 'Had not joined by that day; if they were there, correct the day they joined and import again',
    no_date: 'No date; add it',
    bad_date: 'Date not understood; write 2015-04-01',
    ambiguous_date: 'Day first or month first cannot be told; choose it among the columns',
    future_date: 'The day has not come yet',
    outside_contest: 'Outside the contest',
    bad_amount:
      'Write the amount as 1,280.50: above 0, at most 100 million 元, two decimals at most, negative where it is refunded; 1.2万 or 1.280 can be read in two ways',
    total_too_large: 'With this row the total would be too large to count exactly; it was not written',
    bad_quantity: 'The quantity has to be a whole number from 1 to 999, negative where it is taken back',
    twice_in_file: 'The same reference and metric is in the file twice; the first one counts',
    counted_with_sale: 'Counted together with another row of that reference',
    not_in_contest: 'Not of this contest',
    cancelled_only_there: 'Cancelled, and never in the ledger',
    cancelled_in_both: 'Cancelled on both sides',
  },
}

export const OUTCOME_NAMES: Record<Language, Record<ImportOutcome, string>> = {
  'zh-CN': {
    unchecked: '未核对',
    error: '有误',
    ignored: '不计',
    matched: '一致',
    missing: '台账没有',
    written: '已写入',
    gone: '台账已收回',
    cancelled_there: '对方已退订',
    other_member: '人不一样',
    other_quantity: '数量不一样',
    extra: '文件里没有',
    probable: '很可能是同一单',
  },
  en: {
    unchecked: 'Not checked',
    error: 'Error',
    ignored: 'Left out',
    matched: 'Matches',
    missing: 'Missing here',
    written: 'Written',
    gone: 'Taken back here',
    cancelled_there: 'Cancelled there',
    other_member: 'Other member',
    other_quantity: 'Other quantity',
    extra: 'Not in the file',
    probable: 'Probably the same sale',
  },
}

export const SETTLEMENT_NAMES: Record<Language, Record<ImportSettlement, string>> = {
  'zh-CN': {
    recorded: '已补录',
    cancelled: '已退订',
    reassigned: '已改判',
    corrected: '已更正',
    left: '保持不变',
    joined: '是同一单',
  },
  en: {
    recorded: 'recorded',
    cancelled: 'cancelled',
    reassigned: 'reassigned',
    corrected: 'corrected',
    left: 'left as it is',
    joined: 'the same sale',
  },
}

/** The titles of the files that an import gives back. */
export const IMPORT_FILE_WORDS: Record<
  Language,
  Record<'errors' | 'differences' | 'reason' | 'outcome' | 'there' | 'here' | 'settled' | 'by', string>
> = {
  'zh-CN': {
    errors: '未导入的行',
    differences: '对账结果',
    reason: '未导入原因',
    outcome: '结果',
    there: '（文件）',
    here: '（台账）',
    settled: '处理',
    by: '处理人',
  },
  en: {
    errors: 'Rows-not-imported',
    differences: 'Reconciliation',
    reason: 'Why not imported',
    outcome: 'Outcome',
    there: ' (file)',
    here: ' (ledger)',
    settled: 'Settled',
    by: 'By',
  },
}
