namespace RedStation.Contracts;

/// <summary>
/// What a command came to: a value, or a refusal. A refusal is an ordinary outcome (a taken port, an expired offer),
/// never an exception; exceptions are faults.
/// </summary>
/// <typeparam name="TValue">What a granted command gives.</typeparam>
/// <typeparam name="TRefusal">The feature's enum of reasons.</typeparam>
[GenerateSerializer, Immutable, Alias("answer`2")]
public sealed record Answer<TValue, TRefusal>
    where TValue : class
    where TRefusal : struct, Enum
{
    /// <summary>The value, or null when the command was refused.</summary>
    [Id(0)]
    public TValue? Value { get; init; }

    /// <summary>The reason, or null when the command was granted.</summary>
    [Id(1)]
    public TRefusal? Refusal { get; init; }

    /// <summary>Wraps a value.</summary>
    public static implicit operator Answer<TValue, TRefusal>(TValue value) => new() { Value = value };

    /// <summary>Wraps a refusal.</summary>
    public static implicit operator Answer<TValue, TRefusal>(TRefusal refusal) => new() { Refusal = refusal };
}
