namespace RedStation.Tests.Load.Smoke;

/// <summary>How a test of the smoke run ended.</summary>
/// <param name="Name">What was tested.</param>
/// <param name="Failure">What was wrong, or null.</param>
/// <param name="Took">How long it took.</param>
public sealed record SmokeResult(string Name, string? Failure, TimeSpan Took);
