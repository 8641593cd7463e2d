namespace RedStation.Api.Http.Problems;

/// <summary>What people read about a problem.</summary>
/// <param name="Title">A few words.</param>
/// <param name="Detail">A sentence that says what to do about it, or null.</param>
public sealed record ProblemText(string Title, string? Detail);
