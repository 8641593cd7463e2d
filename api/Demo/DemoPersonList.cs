using System.Collections.Immutable;

namespace RedStation.Api.Demo;

/// <summary>All demo people.</summary>
/// <param name="Items">The people, riders first.</param>
/// <param name="Next">Always null: the list is one page.</param>
public sealed record DemoPersonList(IReadOnlyList<DemoPersonWire> Items, string? Next);

/// <summary>Somebody one may sign in as, with the grant <c>demo</c>.</summary>
/// <param name="Subject">Whom to name in the grant.</param>
/// <param name="Role">Their role.</param>
/// <param name="DisplayName">What others call them.</param>
/// <param name="Districts">The adcodes they may act in; a rider's home.</param>
/// <param name="StationId">A device's station, or null.</param>
/// <param name="Organisation">The provider of services whose staff they are, or null.</param>
public sealed record DemoPersonWire(
    string Subject, string Role, string DisplayName, ImmutableArray<string> Districts, string? StationId, string? Organisation);
