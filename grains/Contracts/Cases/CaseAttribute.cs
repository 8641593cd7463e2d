using System.Collections.Immutable;

namespace RedStation.Contracts.Cases;

/// <summary>What an answer to a question about a case is.</summary>
[Alias("case-attribute-type")]
public enum CaseAttributeType
{
    /// <summary>A line of text, ≤ <see cref="Limits.Note"/>.</summary>
    Line = 0,

    /// <summary>A decimal number.</summary>
    Number = 1,

    /// <summary>A time with its zone.</summary>
    Time = 2,

    /// <summary>A text of several lines, ≤ <see cref="Limits.Note"/>.</summary>
    Text = 3,

    /// <summary>One of the values.</summary>
    OneOf = 4,

    /// <summary>Some of the values.</summary>
    SomeOf = 5,
}

/// <summary>What a class asks whoever reports by Open311, beside place and description.</summary>
[GenerateSerializer, Immutable, Alias("case-attribute")]
public sealed record CaseAttribute
{
    /// <summary>Its code: 1 to 40 of A-Z a-z 0-9 _ -.</summary>
    [Id(0)] public required string Code { get; init; }

    /// <summary>What an answer is.</summary>
    [Id(1)] public required CaseAttributeType Type { get; init; }

    /// <summary>Whether it must be answered.</summary>
    [Id(2)] public required bool Required { get; init; }

    /// <summary>The question, Chinese.</summary>
    [Id(3)] public required string Question { get; init; }

    /// <summary>The question, English.</summary>
    [Id(4)] public required string QuestionEn { get; init; }

    /// <summary>The values to choose from; none for the other types.</summary>
    [Id(5)] public ImmutableArray<CaseAttributeValue> Values { get; init; } = [];
}

/// <summary>A value to choose.</summary>
/// <param name="Key">What is sent for it: as a code of an attribute.</param>
/// <param name="Name">Its Chinese name.</param>
/// <param name="NameEn">Its English name.</param>
[GenerateSerializer, Immutable, Alias("case-attribute-value")]
public sealed record CaseAttributeValue([property: Id(0)] string Key, [property: Id(1)] string Name, [property: Id(2)] string NameEn);

/// <summary>An answer to what a class asks.</summary>
/// <param name="Code">The code of the attribute.</param>
/// <param name="Values">The answer; for values to choose from, their keys.</param>
[GenerateSerializer, Immutable, Alias("case-answer")]
public sealed record CaseAnswer([property: Id(0)] string Code, [property: Id(1)] ImmutableArray<string> Values);
