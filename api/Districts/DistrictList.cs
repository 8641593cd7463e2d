using System.Collections.Immutable;
using RedStation.Contracts;

namespace RedStation.Api.Districts;

/// <summary>All districts, by adcode.</summary>
/// <param name="Items">The districts.</param>
/// <param name="Next">Always null: the list is one page.</param>
public sealed record DistrictList(ImmutableArray<DistrictWire> Items, string? Next);

/// <summary>A district as clients see it.</summary>
/// <param name="Adcode">Its GB/T 2260 code, six digits.</param>
/// <param name="Name">Its Chinese name.</param>
/// <param name="NameEn">Its romanised name.</param>
/// <param name="City">The Chinese name of its city.</param>
/// <param name="Centre">The seat of its government, WGS-84.</param>
public sealed record DistrictWire(string Adcode, string Name, string NameEn, string City, GeoPoint Centre);
