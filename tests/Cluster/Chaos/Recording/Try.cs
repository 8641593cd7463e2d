namespace RedStation.Tests.Cluster.Chaos.Recording;

/// <summary>One time that a command was sent.</summary>
/// <param name="Invoked">When, by the run's clock.</param>
/// <param name="Returned">When the answer was there, or was given up.</param>
/// <param name="Reply">The definite answer, or null.</param>
public sealed record Try(long Invoked, long Returned, Reply? Reply);
