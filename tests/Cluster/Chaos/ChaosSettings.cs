using RedStation.Tests.Cluster.Live;

namespace RedStation.Tests.Cluster.Chaos;

/// <summary>The times that the servers of a run live by: shorter than in life, so that everything runs out within it.</summary>
public static class ChaosSettings
{
    /// <summary>How long a reservation holds a port.</summary>
    public static TimeSpan ReservationLife { get; } = TimeSpan.FromSeconds(12);

    /// <summary>After how long a silent station counts as offline. Longer than most faults, shorter than the longest.</summary>
    public static TimeSpan SilenceLimit { get; } = TimeSpan.FromSeconds(25);

    /// <summary>How long a visit lasts. So short that riders who come again and again are recognised again and again.</summary>
    public static TimeSpan Visit { get; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a reserved service is kept. Longer than a quick rider needs, shorter than a slow one does.</summary>
    public static TimeSpan ServiceKept { get; } = TimeSpan.FromSeconds(8);

    /// <summary>The settings as environment variables.</summary>
    public static IReadOnlyDictionary<string, string> Environment { get; } =
        new Dictionary<string, string>([.. DemoServerFixture.Settings, .. ChaosShop.Settings])
        {
            ["RedStation__Stations__ReservationLife"] = ReservationLife.ToString(),
            ["RedStation__Stations__SilenceLimit"] = SilenceLimit.ToString(),
            ["RedStation__Stations__VisitPause"] = Visit.ToString(),
            ["RedStation__Stations__VisitLimit"] = Visit.ToString(),
            ["REDSTATION_TEST_SERVICE_KEPT"] = ServiceKept.ToString(),
            ["RedStation__Riders__CredentialLife"] = "00:00:15",
            // Others have their turn here too, but nobody is sent home for the day.
            ["RedStation__Riders__UnusedHoldPause"] = "00:00:02",
            ["RedStation__Riders__UnusedHoldsPerDay"] = "1000",
            ["RedStation__Dispatch__OfferLife"] = "00:00:06",
            ["RedStation__Dispatch__RetryAfter"] = "00:00:02",
            ["RedStation__Dispatch__PositionLife"] = "00:00:20",
        };
}
