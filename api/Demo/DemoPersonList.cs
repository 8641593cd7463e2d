namespace RedStation.Api.Demo;

/// <summary>All demo people.</summary>
/// <param name="Items">The people, riders first.</param>
/// <param name="Next">Always null: the list is one page.</param>
public sealed record DemoPersonList(IReadOnlyList<DemoPersonItem> Items, string? Next);
