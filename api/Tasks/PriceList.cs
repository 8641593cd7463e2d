using System.Collections.Immutable;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Tasks;

namespace RedStation.Api.Tasks;

/// <summary>The published price list.</summary>
/// <param name="Items">Its lines.</param>
/// <param name="Next">Always null: the list is one page.</param>
public sealed record PriceList(IReadOnlyList<TaskPriceWire> Items, string? Next = null);

/// <summary>One line of the price list, 治理定价目录.</summary>
/// <param name="Type">The kind of task.</param>
/// <param name="Name">Its name, Chinese.</param>
/// <param name="NameEn">Its name, English.</param>
/// <param name="Points">Points paid when it is verified.</param>
/// <param name="Minutes">The usual time on site, and the social time certified.</param>
/// <param name="Skills">What the rider must be certified for.</param>
public sealed record TaskPriceWire(
    TaskType Type, string Name, string NameEn, int Points, int Minutes, ImmutableArray<Skill> Skills);
