using RedStation.Contracts.Profiles;
using RedStation.Contracts.Tasks;

namespace RedStation.Domain.Honours;

/// <summary>A line of the list of honours: who has done so much has it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its Chinese name.</param>
/// <param name="NameEn">Its English name.</param>
/// <param name="Measure">What counts.</param>
/// <param name="AtLeast">How much of it, ≥ 1.</param>
/// <param name="Task">Of tasks, only this kind; null for all.</param>
/// <param name="Hiring">Whether who has it qualifies for preferential hiring, 优先录用.</param>
public sealed record Honour(string Id, string Name, string NameEn, HonourMeasure Measure, int AtLeast, TaskType? Task, bool Hiring);
