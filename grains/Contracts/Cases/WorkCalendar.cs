using System.Collections.Immutable;

namespace RedStation.Contracts.Cases;

/// <summary>When a city or a district is at work. Days and times are China's.</summary>
[GenerateSerializer, Immutable, Alias("work-calendar")]
public sealed record WorkCalendar
{
    /// <summary>The hours of office of a working day, in order; none overlaps another.</summary>
    [Id(0)] public required ImmutableArray<OfficeHours> Hours { get; init; }

    /// <summary>The years whose holidays are known. A deadline that reaches into another is provisional.</summary>
    [Id(1)] public required ImmutableArray<int> Years { get; init; }

    /// <summary>Days off that would be working days, and those about them that are off anyway.</summary>
    [Id(2)] public required ImmutableArray<DateOnly> Holidays { get; init; }

    /// <summary>调休: Saturdays and Sundays that are worked.</summary>
    [Id(3)] public required ImmutableArray<DateOnly> MakeUpDays { get; init; }

    /// <summary>Working days with hours of their own, such as an afternoon off.</summary>
    [Id(4)] public ImmutableArray<SpecialDay> SpecialDays { get; init; } = [];
}

/// <summary>A time in which an office is open.</summary>
/// <param name="From">From when.</param>
/// <param name="To">Until when; later on the same day.</param>
[GenerateSerializer, Immutable, Alias("office-hours")]
public sealed record OfficeHours([property: Id(0)] TimeOnly From, [property: Id(1)] TimeOnly To);

/// <summary>A working day with hours of its own.</summary>
/// <param name="Day">The day.</param>
/// <param name="Hours">Its hours of office.</param>
[GenerateSerializer, Immutable, Alias("special-day")]
public sealed record SpecialDay([property: Id(0)] DateOnly Day, [property: Id(1)] ImmutableArray<OfficeHours> Hours);
