namespace RedStation.Contracts.Cases;

/// <summary>A photo of a case.</summary>
/// <param name="Id">The photo.</param>
/// <param name="Released">Whether a dispatcher has let the public see it.</param>
[GenerateSerializer, Immutable, Alias("case-photo")]
public sealed record CasePhoto([property: Id(0)] string Id, [property: Id(1)] bool Released);

/// <summary>What somebody said about a case.</summary>
/// <param name="Id">The recording.</param>
[GenerateSerializer, Immutable, Alias("case-voice")]
public sealed record CaseVoice([property: Id(0)] string Id);
