import { CreateAccounts1790000000000 } from '#migrations/1790000000000-create-accounts'
import { CreateContests1790000100000 } from '#migrations/1790000100000-create-contests'
import { CreateLedger1790000200000 } from '#migrations/1790000200000-create-ledger'
import { CreateRitual1790000300000 } from '#migrations/1790000300000-create-ritual'
import { WidenContests1790000400000 } from '#migrations/1790000400000-widen-contests'
import { KeepCustomers1790000510000 } from '#migrations/1790000510000-keep-customers'
import { CreateApiTokens1790000511000 } from '#migrations/1790000511000-create-api-tokens'
import { ResetPasswords1790000520000 } from '#migrations/1790000520000-reset-passwords'
import { NamePledgeRecorders1790000521000 } from '#migrations/1790000521000-name-pledge-recorders'
import { NameDisplayMakers1790000530000 } from '#migrations/1790000530000-name-display-makers'
import { CreateImports1790000540000 } from '#migrations/1790000540000-create-imports'
import { ReviseRules1790000550000 } from '#migrations/1790000550000-revise-rules'
import { AnswerDisputes1790000560000 } from '#migrations/1790000560000-answer-disputes'
import { IndexReversals1790000600000 } from '#migrations/1790000600000-index-reversals'
import { KeepRowsOfFiles1790000604000 } from '#migrations/1790000604000-keep-rows-of-files'
import { GuardAudit1790000620000 } from '#migrations/1790000620000-guard-audit'
import { CreateParticipantCodes1790000625000 } from '#migrations/1790000625000-create-participant-codes'
import { LengthenNames1790000626000 } from '#migrations/1790000626000-lengthen-names'
import { ReviewDeals1790000630000 } from '#migrations/1790000630000-review-deals'
import { CodeCenters1790000645000 } from '#migrations/1790000645000-code-centers'
import { CreateSetupCode1790000650000 } from '#migrations/1790000650000-create-setup-code'
import { MeasureAmounts1790000700000 } from '#migrations/1790000700000-measure-amounts'
import { NarrowDealReference1790000800000 } from '#migrations/1790000800000-narrow-deal-reference'
import { IndexActs1790000900000 } from '#migrations/1790000900000-index-acts'
import { SetMeetingHours1790001000000 } from '#migrations/1790001000000-set-meeting-hours'
import { CreateGroupLines1790001013000 } from '#migrations/1790001013000-create-group-lines'
import { CreateCeremonies1796046308451 } from '#migrations/1796046308451-create-ceremonies'
import { CreatePairings1796048739804 } from '#migrations/1796048739804-create-pairings'
import { ChooseScenes1796049151165 } from '#migrations/1796049151165-choose-scenes'
import { CreateInbox1796051971123 } from '#migrations/1796051971123-create-inbox'
import { AddSoldBefore1796052100000 } from '#migrations/1796052100000-add-sold-before'
import { AddPledgeSupport1796052200000 } from '#migrations/1796052200000-add-pledge-support'
import { CreateAttendance1796052300000 } from '#migrations/1796052300000-create-attendance'
import { SeeNotices1796052350000 } from '#migrations/1796052350000-see-notices'
import { CreatePortrait1796052500000 } from '#migrations/1796052500000-create-portrait'
import { CreateDealLike1796052600000 } from '#migrations/1796052600000-create-deal-like'
import { CreateMeetingPhoto1796052700000 } from '#migrations/1796052700000-create-meeting-photo'
import { SetMeetingForms1796052710000 } from '#migrations/1796052710000-set-meeting-forms'
import { CreateTerritories1796052800000 } from '#migrations/1796052800000-create-territories'
import { HidePortraits1796053100000 } from '#migrations/1796053100000-hide-portraits'
import { SeeReadReports1796053110000 } from '#migrations/1796053110000-see-read-reports'
import { CreateActivities1796053200000 } from '#migrations/1796053200000-create-activities'
import { CreateRequest1796053300000 } from '#migrations/1796053300000-create-request'
import { CreateLists1796053400000 } from '#migrations/1796053400000-create-lists'
import { TouchLists1796053410000 } from '#migrations/1796053410000-touch-lists'
import { AddPledgedActivities1796053500000 } from '#migrations/1796053500000-add-pledged-activities'
import { PlaceActivities1796053600000 } from '#migrations/1796053600000-place-activities'
import { CreateSpotChecks1796053610000 } from '#migrations/1796053610000-create-spot-checks'
import { CreateAims1796053800000 } from '#migrations/1796053800000-create-aims'
import { CreateTariffList1796053810000 } from '#migrations/1796053810000-create-tariff-list'
import { IndexRequests1796053900000 } from '#migrations/1796053900000-index-requests'
import { KeepLists1796054100000 } from '#migrations/1796054100000-keep-lists'
import { CreateObjections1796054110000 } from '#migrations/1796054110000-create-objections'
import { TellReferrals1796054120000 } from '#migrations/1796054120000-tell-referrals'
import { TallyLists1796054200000 } from '#migrations/1796054200000-tally-lists'
import { DraftLists1796054210000 } from '#migrations/1796054210000-draft-lists'
import { ReportLists1796054220000 } from '#migrations/1796054220000-report-lists'
import { CreateBonuses1796054300000 } from '#migrations/1796054300000-create-bonuses'
import { CreateOpportunities1796054400000 } from '#migrations/1796054400000-create-opportunities'

/** In the order they run. */
export const migrations = [
  CreateAccounts1790000000000,
  CreateContests1790000100000,
  CreateLedger1790000200000,
  CreateRitual1790000300000,
  WidenContests1790000400000,
  KeepCustomers1790000510000,
  CreateApiTokens1790000511000,
  ResetPasswords1790000520000,
  NamePledgeRecorders1790000521000,
  NameDisplayMakers1790000530000,
  CreateImports1790000540000,
  ReviseRules1790000550000,
  AnswerDisputes1790000560000,
  IndexReversals1790000600000,
  KeepRowsOfFiles1790000604000,
  GuardAudit1790000620000,
  CreateParticipantCodes1790000625000,
  LengthenNames1790000626000,
  ReviewDeals1790000630000,
  CodeCenters1790000645000,
  CreateSetupCode1790000650000,
  MeasureAmounts1790000700000,
  NarrowDealReference1790000800000,
  IndexActs1790000900000,
  SetMeetingHours1790001000000,
  CreateGroupLines1790001013000,
  CreateCeremonies1796046308451,
  CreatePairings1796048739804,
  ChooseScenes1796049151165,
  CreateInbox1796051971123,
  AddSoldBefore1796052100000,
  AddPledgeSupport1796052200000,
  CreateAttendance1796052300000,
  SeeNotices1796052350000,
  CreatePortrait1796052500000,
  CreateDealLike1796052600000,
  CreateMeetingPhoto1796052700000,
  SetMeetingForms1796052710000,
  CreateTerritories1796052800000,
  HidePortraits1796053100000,
  SeeReadReports1796053110000,
  CreateActivities1796053200000,
  CreateRequest1796053300000,
  CreateLists1796053400000,
  TouchLists1796053410000,
  AddPledgedActivities1796053500000,
  PlaceActivities1796053600000,
  CreateSpotChecks1796053610000,
  CreateAims1796053800000,
  CreateTariffList1796053810000,
  IndexRequests1796053900000,
  KeepLists1796054100000,
  CreateObjections1796054110000,
  TellReferrals1796054120000,
  TallyLists1796054200000,
  DraftLists1796054210000,
  ReportLists1796054220000,
  CreateBonuses1796054300000,
  CreateOpportunities1796054400000,
]
