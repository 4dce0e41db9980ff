import { describeEveryPage } from './every-page'

describeEveryPage('zh-CN')
