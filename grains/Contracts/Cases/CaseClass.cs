using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace RedStation.Contracts.Cases;

/// <summary>In which time a deadline is counted.</summary>
[Alias("deadline-unit")]
public enum DeadlineUnit
{
    /// <summary>紧急工作时: hours round the clock, every day.</summary>
    Hours = 0,

    /// <summary>工作时: hours of office on working days.</summary>
    OfficeHours = 1,

    /// <summary>工作日: working days; on one the clock runs round the clock.</summary>
    WorkingDays = 2,
}

/// <summary>How long something may take.</summary>
/// <param name="Amount">How many, 1 … 1,000.</param>
/// <param name="Unit">Of which time.</param>
[GenerateSerializer, Immutable, Alias("case-limit")]
public sealed record CaseLimit([property: Id(0)] int Amount, [property: Id(1)] DeadlineUnit Unit);

/// <summary>A class of cases, 小类, as a district's list has it.</summary>
[GenerateSerializer, Immutable, Alias("case-class")]
public sealed record CaseClass
{
    /// <summary>Its id: <c>c</c> for 部件 (a thing with an owner) or <c>e</c> for 事件 (a happening), two digits of 大类 and two of 小类.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>The Chinese name of its 大类.</summary>
    [Id(1)] public required string Category { get; init; }

    /// <summary>The English name of its 大类.</summary>
    [Id(2)] public required string CategoryEn { get; init; }

    /// <summary>Its Chinese name.</summary>
    [Id(3)] public required string Name { get; init; }

    /// <summary>Its English name.</summary>
    [Id(4)] public required string NameEn { get; init; }

    /// <summary>How long it may take until it is accepted or refused, from the report on.</summary>
    [Id(5)] public required CaseLimit Answer { get; init; }

    /// <summary>How long it may take until it is closed, from 派遣 on.</summary>
    [Id(6)] public required CaseLimit Closing { get; init; }

    /// <summary>Whether it comes before others.</summary>
    [Id(7)] public bool Urgent { get; init; }

    /// <summary>Within how many metres another report of the class may be the same, shown before sending. 10 … 5,000.</summary>
    [Id(8)] public int RadiusM { get; init; } = 250;

    /// <summary>What it asks whoever reports by Open311; null for nothing, and not written then.</summary>
    [Id(20), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public ImmutableArray<CaseAttribute>? Attributes { get; init; }
}

/// <summary>A template for why a report is not accepted.</summary>
/// <param name="Code">Its code, of a-z 0-9 and hyphens.</param>
/// <param name="Text">What the reporter reads, Chinese.</param>
/// <param name="TextEn">What the reporter reads, English.</param>
[GenerateSerializer, Immutable, Alias("case-reason")]
public sealed record CaseReason([property: Id(0)] string Code, [property: Id(1)] string Text, [property: Id(2)] string TextEn);

/// <summary>The classes of a city or a district, and the templates for refusing.</summary>
/// <param name="Classes">The classes.</param>
/// <param name="Reasons">The templates.</param>
[GenerateSerializer, Immutable, Alias("case-class-list")]
public sealed record CaseClassList([property: Id(0)] ImmutableArray<CaseClass> Classes, [property: Id(1)] ImmutableArray<CaseReason> Reasons);
