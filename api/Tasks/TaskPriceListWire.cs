namespace RedStation.Api.Tasks;

/// <summary>The published price list.</summary>
/// <param name="Items">Its lines.</param>
/// <param name="Next">Always null: the list is one page.</param>
public sealed record TaskPriceListWire(IReadOnlyList<TaskPriceWire> Items, string? Next = null);
