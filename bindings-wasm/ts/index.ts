/** What `abilita` exports, wherever it runs. */

export type { Announcement, AnnouncementLike } from "./announcement.js";
export { Campaign } from "./campaign.js";
export { Case } from "./case.js";
export { codes } from "./code.js";
export type { Code, CodeKind } from "./code.js";
export type {
  Command,
  CommandOffer,
  Figures,
  Handled,
  Opening,
  Refusal,
  Told,
  ValueKind,
} from "./command.js";
export type { Allowed, Decision, Denied } from "./decision.js";
export type { CommandDeclared, Conflict, Fact, Role, Source, Titled, Track } from "./description.js";
export {
  AbilitaError,
  AnnouncementError,
  AskError,
  DefinitionError,
  FreedError,
  ImageError,
  NotInitialisedError,
  OpeningError,
  ReplayError,
  ToldError,
  WireError,
} from "./error.js";
export type { Problem } from "./error.js";
export { delegate } from "./delegate-schema.js";
export type { DelegateOptions } from "./delegate-schema.js";
export { effectsOf, erase } from "./event.js";
export type {
  Actor,
  Adopted,
  Change,
  CommandHandled,
  Effect,
  Event,
  EventBody,
  MemberChange,
  MomentReached,
  NewsTold,
  Opened,
} from "./event.js";
export type { WasmSource } from "./loading.js";
export type { Delegate, ListedPerson, Person, StoredDelegate, StoredPerson } from "./person.js";
export type { Asker, Identity, PersonAsking, Request, VouchedAsking } from "./request.js";
export type {
  CodiceFiscaleErrorCode,
  Finding,
  FindingAdvice,
  FindingError,
  FindingField,
  FindingWarning,
  Stage,
} from "./roster.js";
export type { Snapshot, Standing } from "./snapshot.js";
export type { StandardIssue, StandardResult, StandardSchema } from "./standard-schema.js";
export type { Lang, Texts } from "./text.js";
export type {
  CivilDate,
  CivilDateLike,
  Instant,
  InstantLike,
  TemporalInstant,
  TemporalPlainDate,
  TemporalZonedDateTime,
} from "./time.js";
export type { StoredValue, Value, ValueLike } from "./value.js";
