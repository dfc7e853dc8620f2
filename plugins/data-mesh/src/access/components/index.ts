export { GrantLink, RequestLink } from './AccessLinks';
export { ColumnList, groupBySchema } from './ColumnList';
export { Connect } from './Connect';
export { ConnectGuideView } from './ConnectGuideView';
export { grantWords, requestWords } from './describeState';
export type { StateWords } from './describeState';
export { durationWords, hoursWords } from './durationWords';
export { GrantActions } from './grantActions/GrantActions';
export { GrantCard } from './GrantCard';
export { nameOfActor, PeopleList, PersonLink } from './PersonLink';
export { modeWords, PlanSteps } from './PlanSteps';
export { PurposeText } from './PurposeText';
export { RequestCard } from './RequestCard';
export { GrantStateChip, RequestStateChip } from './StateChips';
export { nearness, TimeLeft } from './TimeLeft';
export {
  ConfirmDialog,
  formatDay,
  formatMoment,
  LoadMore,
  MAX_COMMENT,
} from '../../products/components';
export { isConflict, type Action as AccessAction } from '../../query/useAction';
export type { Pages } from '../../query/useQueryPages';
export { useAccessAction } from './useAccessAction';
export { usePortAccess } from './usePortAccess';
export { usePages } from './usePages';
