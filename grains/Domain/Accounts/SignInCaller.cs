namespace RedStation.Domain.Accounts;

/// <summary>Who asks for a code or tries one: digests, from which there is no way back to a person or a place.</summary>
/// <param name="Address">The digest of <see cref="CallerNetwork.Address"/>.</param>
/// <param name="Block">The digest of <see cref="CallerNetwork.Block"/>.</param>
/// <param name="Device">The digest of the mark that the device was given, or null when it has none.</param>
public sealed record SignInCaller(string Address, string Block, string? Device);
