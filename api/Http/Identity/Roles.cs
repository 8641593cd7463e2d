namespace RedStation.Api.Http.Identity;

/// <summary>The roles of accounts, as they stand in the claim <c>role</c>; also the names of the policies that demand them.</summary>
public static class Roles
{
    /// <summary>A rider.</summary>
    public const string Rider = "rider";

    /// <summary>Triages reports and sends tasks to riders, in their districts.</summary>
    public const string Dispatcher = "dispatcher";

    /// <summary>Station staff, in their districts.</summary>
    public const string Operator = "operator";

    /// <summary>A station's own equipment.</summary>
    public const string Device = "device";

    /// <summary>A delivery platform.</summary>
    public const string Partner = "partner";

    /// <summary>Reads, changes nothing.</summary>
    public const string Auditor = "auditor";

    /// <summary>May do everything staff may, everywhere.</summary>
    public const string Admin = "admin";

    /// <summary>
    /// A delivery platform's own server, or what a rider has allowed it: bearers of tokens of <c>/connect/token</c>, never of an account.
    /// </summary>
    public const string Platform = "platform";

    /// <summary>
    /// A linked rider in a page of ours that stands in their platform's app. Only what is meant for such pages is also for this role: it is not
    /// <see cref="Rider"/>, because the platform holds the token.
    /// </summary>
    public const string EmbeddedRider = "embeddedRider";

    /// <summary>Roles that people are given by an administrator.</summary>
    public static IReadOnlyList<string> Staff { get; } = [Dispatcher, Operator, Partner, Auditor, Admin];

    /// <summary>Every role.</summary>
    public static IReadOnlyList<string> All { get; } = [Rider, Device, .. Staff];
}
