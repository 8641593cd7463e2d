using RedStation.Contracts;

namespace RedStation.Domain.Districts;

/// <summary>A district of the four cities, 辖区.</summary>
/// <param name="Adcode">Its GB/T 2260 code, six digits, e.g. <c>330106</c>.</param>
/// <param name="Name">Its Chinese name, e.g. 西湖区.</param>
/// <param name="NameEn">Its romanised name without the word for district or county, e.g. <c>Xihu</c>.</param>
/// <param name="City">The Chinese name of its city, e.g. 杭州市.</param>
/// <param name="Centre">The seat of its government; it lies inside the district.</param>
public sealed record District(string Adcode, string Name, string NameEn, string City, GeoPoint Centre);
