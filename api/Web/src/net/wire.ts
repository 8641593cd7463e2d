import type { components } from './openapi';

/**
 * What goes over the wire, by the pages' names for it. Shapes are not written here: they are generated from the api's OpenAPI document, so a
 * field that the api changes breaks the build of the pages that use it.
 */
export type Schemas = components['schemas'];

export type Position = Schemas['GeoPoint'];
export type District = Schemas['DistrictWire'];
export type DemoPerson = Schemas['DemoPersonWire'];
export type MapLayer = Schemas['MapLayer'];

export type StationSummary = Schemas['StationSummaryWire'];
export type StationDetail = Schemas['StationDetailWire'];
export type StationState = Schemas['StationCondition'];
export type StationService = Schemas['StationService'];
export type Port = Schemas['PortWire'];
export type PortStatus = Schemas['PortStatus'];
export type CompactState = Schemas['CompactState'];
export type Recognition = Schemas['RecognitionWire'];
export type Welcome = Schemas['WelcomeWire'];
export type DoorCommand = Schemas['DoorCommandWire'];

export type NoticeReceivers = Schemas['NoticeReceiverList'];
export type NoticeChannel = Schemas['NoticeChannel'];

export type ChargingSession = Schemas['ChargingSessionView'];
export type ChargingCard = Schemas['ChargingCard'];

export type DispatchRule = Schemas['DispatchRuleWire'];
export type DispatchSpread = Schemas['CountedSpread'];
export type Course = Schemas['CourseWire'];
export type CourseStanding = Schemas['CourseStanding'];
export type QuizOutcome = Schemas['QuizOutcome'];
export type Honour = Schemas['Honour'];
export type Hiring = Schemas['HiringWire'];
export type OwnHonour = Schemas['OwnHonourWire'];
export type DispatchDecision = Schemas['RecordedDecision'];
export type ErasureOutlook = Schemas['ErasureOutlookWire'];

export type CaseFigures = Schemas['CaseFigureList'];
export type CaseFigure = Schemas['CaseFigureWire'];

export type EmbeddedRider = Schemas['EmbeddedRiderWire'];

export type LedgerHead = Schemas['LedgerHeadWire'];
export type Wallet = Schemas['WalletWire'];
export type PastBalance = Schemas['PastBalanceWire'];
export type Movement = Schemas['MovementWire'];
export type Certificate = Schemas['CertificateWire'];
export type ConsentQuestion = Schemas['ConsentQuestionWire'];
export type PlatformLink = Schemas['PlatformLinkWire'];
export type Platform = Schemas['PlatformWire'];
export type PlatformAction = Schemas['PlatformAction'];
export type DoorReason = NonNullable<Schemas['EquipmentCommand']['reason']>;
export type Equipment = Schemas['EquipmentWire'];
export type EquipmentAct = Schemas['EquipmentAct'];
export type EquipmentAction = Schemas['EquipmentAction'];
export type EquipmentCommand = Schemas['EquipmentCommand'];
export type EquipmentMessage = Schemas['EquipmentMessage'];
export type SignedStatement = Schemas['SignedStatementWire'];

export type Task = Schemas['TaskView'];
export type TaskAction = Schemas['TaskAction'];
export type TaskStatus = Schemas['GovernanceTaskStatus'];
export type TaskType = Schemas['TaskType'];
export type TaskHistory = Schemas['TaskHistoryEntry'];
export type Evidence = Schemas['Evidence'];
export type Candidate = Schemas['CandidateWire'];

export type Case = Schemas['CaseWire'];
export type NearbyRiders = Schemas['NearbyRidersWire'];
export type CaseAction = Schemas['CaseAction'];
export type CaseStatus = Schemas['CaseStatus'];
export type CaseHistory = Schemas['CaseHistoryEntry'];
export type CaseLimit = Schemas['CaseLimit'];
export type CaseClass = Schemas['CaseClass'];
export type CaseClasses = Schemas['CaseClassesWire'];
export type CasePerson = Schemas['CasePersonWire'];
export type CasePhoto = Schemas['CasePhoto'];
export type CaseNotice = Schemas['CaseNotice'];
export type NearbyCase = Schemas['NearbyCaseWire'];

export type TaskPrice = Schemas['TaskPrice'];
export type ServicePrice = Schemas['ServicePrice'];
export type DistrictRule = Schemas['DistrictRule'];
export type DistrictRuleKind = Schemas['DistrictRuleKind'];
export type TaskPrices = Schemas['PriceListOfTaskPrice'];
export type ServicePrices = Schemas['PriceListOfServicePrice'];
export type DistrictRules = Schemas['PriceListOfDistrictRule'];
export type PublishedTaskPrices = Schemas['PublishedPricesWireOfTaskPrice'];
export type PublishedServicePrices = Schemas['PublishedPricesWireOfServicePrice'];
export type PublishedDistrictRules = Schemas['PublishedPricesWireOfDistrictRule'];
export type PriceListHeader = Schemas['PriceListHeader'];
export type PricePreview = Schemas['PricePreviewWire'];
export type EntryChange = Schemas['EntryChange'];

export type Webhook = Schemas['WebhookWire'];
export type WebhookAction = Schemas['WebhookAction'];
export type DeadLetter = Schemas['DeadLetterWire'];
export type EventSource = Schemas['EventSourceWire'];
export type Open311Key = Schemas['Open311Key'];

export type PublicReportForm = Schemas['PublicReportFormWire'];
export type PublicReport = Schemas['PublicReportWire'];

export type HardshipGrant = Schemas['HardshipGrantWire'];
export type HardshipBudget = Schemas['HardshipBudgetWire'];

export type CaseDeadlines = Schemas['CaseDeadlinesWire'];

export type ServiceOffer = Schemas['ServiceOfferWire'];
export type ServiceSlot = Schemas['ServiceSlot'];
export type Provider = Schemas['Provider'];
export type Redemption = Schemas['RedemptionWire'];
export type ProviderTotals = Schemas['ProviderTotals'];

export type Me = Schemas['RiderView'];
export type Offer = Schemas['TaskOffer'];
export type WithdrawnOffer = Schemas['WithdrawnOffer'];
export type Reservation = Schemas['Reservation'];
export type EndedReservation = Schemas['EndedReservation'];
export type QueuePlace = Schemas['QueuePlaceWire'];
export type Sandbox = Schemas['SandboxWire'];
export type SandboxDuty = Schemas['SandboxDutyWire'];
export type SandboxMode = Schemas['SandboxMode'];
export type EndedTask = Schemas['EndedTask'];
export type Recognised = Schemas['RecognisedAt'];
export type Credential = Schemas['IssuedCredential'];

export type Tokens = Schemas['TokensWire'];
export type OtpSent = Schemas['OtpSentWire'];
export type FieldError = NonNullable<Schemas['Problem']['errors']>[number];
