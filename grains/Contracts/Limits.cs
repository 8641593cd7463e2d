namespace RedStation.Contracts;

/// <summary>The sizes that every input is held to. Lengths are in characters as people count them (grapheme clusters).</summary>
public static class Limits
{
    /// <summary>An operation id, chosen by the client.</summary>
    public const int OperationId = 64;

    /// <summary>An entity id.</summary>
    public const int EntityId = 64;

    /// <summary>A display name, a station name, an operator's name.</summary>
    public const int Name = 80;

    /// <summary>A street address.</summary>
    public const int Address = 200;

    /// <summary>A note of a dispatcher or a rider.</summary>
    public const int Note = 500;

    /// <summary>What a service of the price list is, in one language.</summary>
    public const int Description = 300;

    /// <summary>How the rider of a kind of task is insured.</summary>
    public const int InsuranceCover = 200;

    /// <summary>Entries of one version of a price list.</summary>
    public const int PriceEntries = 100;

    /// <summary>What a task may pay, in points.</summary>
    public const int TaskPoints = 10_000;

    /// <summary>What a task may certify, in minutes.</summary>
    public const int TaskMinutes = 480;

    /// <summary>What a service may cost, in points.</summary>
    public const int ServicePoints = 100_000;

    /// <summary>For how many months a district may have points stay valid.</summary>
    public const int PointsValidMonths = 120;

    /// <summary>What a district may have a rider earn in a month, in points.</summary>
    public const int MonthlyPoints = 100_000;

    /// <summary>How many reports of people without account a district may take in an hour.</summary>
    public const int PublicReportsPerHour = 10_000;

    /// <summary>How many of them a district may let one network address send in an hour.</summary>
    public const int PublicReportsPerSenderHour = 1_000;

    /// <summary>What a hardship grant may be, in points.</summary>
    public const int HardshipPoints = 100_000;

    /// <summary>What may be put into a district's budget for hardship grants at once, in points.</summary>
    public const int HardshipTopUp = 1_000_000;

    /// <summary>What a platform may put into its time pool at once, in minutes.</summary>
    public const int TimePoolTopUp = 100_000;

    /// <summary>What a platform may have put into its time pool in a month, its allotment included, in minutes.</summary>
    public const int TimePool = 10_000_000;

    /// <summary>For how long a reservation of a service may be held, in minutes: 31 days.</summary>
    public const int HoldMinutes = 44_640;

    /// <summary>How long before its slot cancelling may end, in minutes: 14 days.</summary>
    public const int CancelMinutes = 20_160;

    /// <summary>A credential as a reader reads it.</summary>
    public const int Credential = 200;

    /// <summary>Ports of one station.</summary>
    public const int Ports = 64;

    /// <summary>Port changes in one report.</summary>
    public const int PortReports = 256;

    /// <summary>Tiles one connection may watch (api/docs/contract.md, hubs).</summary>
    public const int WatchedTiles = 64;

    /// <summary>Districts one dispatcher connection may watch.</summary>
    public const int WatchedDistricts = 64;

    /// <summary>How many of a service can be in stock.</summary>
    public const int Stock = 10_000;

    /// <summary>Slots of a service that are not over.</summary>
    public const int Slots = 400;

    /// <summary>Riders in one slot.</summary>
    public const int SlotCapacity = 500;

    /// <summary>Closing days of a service from today on.</summary>
    public const int ClosingDays = 120;

    /// <summary>What a rider writes about a service.</summary>
    public const int Comment = 200;

    /// <summary>What an organisation writes about a case that it reports.</summary>
    public const int CaseDescription = 4_000;

    /// <summary>People who have reported a case, or joined it.</summary>
    public const int CaseReporters = 500;

    /// <summary>Photos that a report brings along.</summary>
    public const int ReportPhotos = 4;

    /// <summary>Photos and recordings of one case.</summary>
    public const int CaseAttachments = 60;

    /// <summary>Photos and recordings of one case that come from one person.</summary>
    public const int OwnCaseAttachments = 12;

    /// <summary>Classes of a list of classes.</summary>
    public const int CaseClasses = 300;

    /// <summary>Questions of a class, and values to choose from of one of them.</summary>
    public const int CaseAttributes = 40;

    /// <summary>Templates for refusing a report.</summary>
    public const int CaseReasons = 50;

    /// <summary>Days that a calendar names.</summary>
    public const int CalendarDays = 1_000;

    /// <summary>Cards of one rider.</summary>
    public const int ChargingCards = 10;

    /// <summary>What a rider calls a card.</summary>
    public const int CardLabel = 40;

    /// <summary>Entries of one page of a list.</summary>
    public const int Page = 200;

    /// <summary>Devices that one station may have registered.</summary>
    public const int StationEquipment = 64;

    /// <summary>Parameters of a command to a device.</summary>
    public const int CommandParameters = 16;

    /// <summary>Doors of a device.</summary>
    public const int Doors = 8;

    /// <summary>How long a device may take to answer a command.</summary>
    public static readonly TimeSpan CommandPatience = TimeSpan.FromSeconds(30);

    /// <summary>How long one may take to open a door; later it is not to be opened.</summary>
    public static readonly TimeSpan DoorPatience = TimeSpan.FromSeconds(10);

    /// <summary>The longest time a task may leave for its response.</summary>
    public static readonly TimeSpan RespondWithinMost = TimeSpan.FromDays(7);

    /// <summary>The shortest time a task may leave for its response.</summary>
    public static readonly TimeSpan RespondWithinLeast = TimeSpan.FromMinutes(1);
}
