namespace RedStation.Domain.Accounts;

/// <summary>A span of time in which something is counted, and how far.</summary>
/// <param name="Scope">Whose count it is.</param>
/// <param name="Name">The name of the count: whose, how long, since when.</param>
/// <param name="Most">How much is allowed.</param>
/// <param name="Until">When the next one begins with nothing.</param>
public sealed record SignInWindow(SignInScope Scope, string Name, int Most, DateTimeOffset Until)
{
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>The ten minutes that a moment is in.</summary>
    public static SignInWindow OfTenMinutes(SignInScope scope, string whose, int most, DateTimeOffset now) => Of(scope, whose, most, now, TenMinutes);

    /// <summary>The hour that a moment is in.</summary>
    public static SignInWindow OfHour(SignInScope scope, string whose, int most, DateTimeOffset now) => Of(scope, whose, most, now, Hour);

    /// <summary>The day of China that a moment is in.</summary>
    public static SignInWindow OfDay(SignInScope scope, string whose, int most, DateTimeOffset now)
    {
        var from = ChinaTime.StartOf(ChinaTime.Day(now));
        return new SignInWindow(scope, Named(scope, whose, "d", from), most, from.AddDays(1));
    }

    private static SignInWindow Of(SignInScope scope, string whose, int most, DateTimeOffset now, TimeSpan length)
    {
        var from = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % length.Ticks), TimeSpan.Zero);
        return new SignInWindow(scope, Named(scope, whose, length == Hour ? "h" : "m", from), most, from + length);
    }

    private static string Named(SignInScope scope, string whose, string length, DateTimeOffset from) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{scope}:{whose}:{length}{from.ToUnixTimeSeconds()}");
}
