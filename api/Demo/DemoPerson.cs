using System.Collections.Immutable;
using RedStation.Api.Accounts;
using RedStation.Contracts.Profiles;

namespace RedStation.Api.Demo;

/// <summary>Somebody of the demo city.</summary>
/// <param name="Identity">Whom one signs in as.</param>
/// <param name="HomeDistrict">A rider's home adcode, or null.</param>
/// <param name="Skills">What a rider is certified for.</param>
public sealed record DemoPerson(AccountIdentity Identity, string? HomeDistrict, ImmutableArray<Skill> Skills);
