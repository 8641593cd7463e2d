namespace RedStation.Contracts.Profiles;

/// <summary>An honour that a rider has, as people read it.</summary>
/// <param name="Id">Its id in the list.</param>
/// <param name="Name">Its Chinese name.</param>
/// <param name="NameEn">Its English name.</param>
[GenerateSerializer, Immutable, Alias("honour-name")]
public sealed record HonourName([property: Id(0)] string Id, [property: Id(1)] string Name, [property: Id(2)] string NameEn);

/// <summary>What an honour counts.</summary>
[Alias("honour-measure")]
public enum HonourMeasure
{
    /// <summary>Certified social hours, whole ones.</summary>
    SocialHours = 0,

    /// <summary>Tasks that were verified, of one kind or of all.</summary>
    Tasks = 1,

    /// <summary>Districts in which tasks of the rider were verified.</summary>
    Districts = 2,

    /// <summary>Cases that the rider reported or joined and that were closed as dealt with.</summary>
    Reports = 3,
}
