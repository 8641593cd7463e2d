namespace RedStation.Contracts.Exchange;

/// <summary>An organisation that gives services for points.</summary>
/// <param name="Id">Its id, 1 … 64 of letters, digits and <c>. _ -</c>.</param>
/// <param name="Name">Its name, Chinese.</param>
/// <param name="NameEn">Its name, English; null when it has none.</param>
/// <param name="Contact">How riders reach it, such as a phone number of its counter.</param>
/// <param name="Address">Where it is.</param>
/// <param name="District">The adcode it lies in.</param>
/// <param name="Position">Where it is, WGS-84; null when it comes to its riders.</param>
[GenerateSerializer, Immutable, Alias("provider")]
public sealed record Provider(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string? NameEn,
    [property: Id(3)] string Contact,
    [property: Id(4)] string Address,
    [property: Id(5)] string District,
    [property: Id(6)] GeoPoint? Position);
