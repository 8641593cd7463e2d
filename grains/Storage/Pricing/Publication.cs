using RedStation.Domain.Pricing;

namespace RedStation.Storage.Pricing;

/// <summary>Who publishes a version, and under which command.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">The name that everybody reads.</param>
/// <param name="Operation">Whose command it is, and its operation id.</param>
/// <param name="Fingerprint">A digest of the draft.</param>
public sealed record PriceListAuthor(string Id, string Name, string Operation, string Fingerprint);

/// <summary>What came of publishing.</summary>
/// <param name="Number">The version's number; 0 when nothing was published.</param>
/// <param name="Fault">What is against it; null with the number 0 when the operation id was used for another draft.</param>
public sealed record Publication(int Number, PriceListFault? Fault);
