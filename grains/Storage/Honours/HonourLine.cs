using System.ComponentModel.DataAnnotations;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Settings;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Honours;

namespace RedStation.Storage.Honours;

/// <summary>An honour as the settings write it; the section <c>Honours</c> has one under the id of each.</summary>
/// <param name="Name">Its Chinese name.</param>
/// <param name="NameEn">Its English name.</param>
/// <param name="Measure">What counts.</param>
public sealed record HonourLine(string Name, string NameEn, HonourMeasure Measure)
{
    /// <summary>How much of it. 1 … 1,000,000.</summary>
    [Range(1, 1_000_000), SettingUnit("hours, tasks, districts or reports")]
    public int AtLeast { get; init; } = 1;

    /// <summary>Of tasks, only this kind; all kinds without it.</summary>
    public TaskType? Task { get; init; }

    /// <summary>Whether who has it qualifies for preferential hiring.</summary>
    public bool Hiring { get; init; }

    /// <summary>The line of the list.</summary>
    /// <param name="id">The honour's id.</param>
    public Honour ToHonour(string id) => new(id, Name, NameEn, Measure, AtLeast, Task, Hiring);
}
