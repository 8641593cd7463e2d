namespace RedStation.Tests.Grains.Storage;

/// <summary>A small state.</summary>
public sealed record Note
{
    public string? Text { get; init; }
}
