namespace RedStation.Contracts;

/// <summary>The value of a command that has nothing to say but that it was done.</summary>
[GenerateSerializer, Immutable, Alias("unit")]
public sealed record Unit
{
    /// <summary>The only value.</summary>
    public static Unit Done { get; } = new();
}
