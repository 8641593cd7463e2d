using System.Globalization;

namespace RedStation.Silo.Checks;

/// <summary>This machine and the database have the same time: deadlines, offers and the age of what the map shows hang on it.</summary>
internal sealed class ClocksAgree : ISetupCheck
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(SetupFacts facts) => facts.Database is { } database && database.ClockAhead.Duration() > Most
        ? [Finding.Error(string.Create(
            CultureInfo.InvariantCulture,
            $"The clocks of this machine and of the database differ by {database.ClockAhead.Duration().TotalSeconds:0.0} s; "
            + $"2 s is the most. Set both by NTP."))]
        : [];
}
