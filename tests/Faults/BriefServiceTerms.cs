using System.Collections.Immutable;
using System.Globalization;
using RedStation.Contracts.Exchange;
using RedStation.Grains.Exchange;

namespace RedStation.Tests.Faults;

/// <summary>Services as the lists have them, but kept for seconds: a list knows minutes only, and a run ends before one is over.</summary>
internal sealed class BriefServiceTerms(IServiceTerms inner, TimeSpan kept) : IServiceTerms
{
    /// <summary>The environment variable that says for how long services are kept; as the lists say where there is none.</summary>
    private const string Variable = "REDSTATION_TEST_SERVICE_KEPT";

    /// <summary>For how long, or null.</summary>
    public static TimeSpan? Kept =>
        TimeSpan.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out var kept) ? kept : null;

    public async ValueTask<ServiceTerms?> Find(string serviceId, string? district, DateTimeOffset at) =>
        await inner.Find(serviceId, district, at).ConfigureAwait(false) is { } found ? Brief(found) : null;

    public async ValueTask<ImmutableArray<ServiceTerms>> All(string? district, DateTimeOffset at) =>
        [.. (await inner.All(district, at).ConfigureAwait(false)).Select(Brief)];

    public async ValueTask<ImmutableArray<ServiceTerms>> OfProvider(string providerId, DateTimeOffset at) =>
        [.. (await inner.OfProvider(providerId, at).ConfigureAwait(false)).Select(Brief)];

    private ServiceTerms Brief(ServiceTerms terms) => terms with { KeptFor = kept };
}
