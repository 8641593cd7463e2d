using System.Collections.Immutable;

namespace RedStation.Contracts.Pricing;

/// <summary>What became of an entry from one version to another.</summary>
/// <param name="Key">The entry: the kind of task, the service's id, or the rule.</param>
/// <param name="Kind">Whether it came, went or changed.</param>
/// <param name="Name">Its name, Chinese; the new one when that changed.</param>
/// <param name="NameEn">Its name, English.</param>
/// <param name="Fields">The fields that differ; all that are not empty of one that came or went.</param>
public sealed record EntryChange(string Key, EntryChangeKind Kind, string Name, string NameEn, ImmutableArray<FieldChange> Fields);

/// <summary>A field that differs. Values are texts as a CSV file has them; lists have commas between.</summary>
/// <param name="Field">The field.</param>
/// <param name="Before">What it was; null for nothing.</param>
/// <param name="After">What it is; null for nothing.</param>
public sealed record FieldChange(string Field, string? Before, string? After);

/// <summary>How an entry differs.</summary>
public enum EntryChangeKind
{
    /// <summary>It is new.</summary>
    Added = 0,

    /// <summary>It is gone.</summary>
    Removed = 1,

    /// <summary>It is still there, and otherwise.</summary>
    Changed = 2,
}
