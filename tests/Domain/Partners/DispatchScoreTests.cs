using CsCheck;
using RedStation.Domain.Certificates;
using RedStation.Domain.Partners;

namespace RedStation.Tests.Domain.Partners;

/// <summary>More work never gives less, and all of it no more than a hundred.</summary>
public sealed class DispatchScoreTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 30, 4, 0, 0, TimeSpan.Zero);

    private static readonly Gen<CertifiedEntry> Entry = Gen.Select(Gen.Int[0, 29], Gen.Int[1, 90])
        .Select(one => new CertifiedEntry(Noon.AddDays(-one.Item1), one.Item2, "hazardCheck", "330106"));

    [Fact]
    public void Score_IsTheSumOfItsParts_AndGrowsWithWork() => Gen.Select(Entry.Array[0, 60], Entry).Sample((entries, more) =>
    {
        var score = DispatchScoreRules.Of(entries);

        Assert.InRange(score.Score, 0, 100);
        Assert.Equal(score.Score, score.Parts.Sum(part => part.Points));
        Assert.All(score.Parts, part => Assert.InRange(part.Points, 0, part.Most));
        Assert.True(DispatchScoreRules.Of([.. entries, more]).Score >= score.Score);
    });

    [Fact]
    public void Score_OfNothing_IsNothing_AndOfEverything_IsAHundred()
    {
        Assert.Equal(0, DispatchScoreRules.Of([]).Score);
        var much = Enumerable.Range(0, 20).Select(day => new CertifiedEntry(Noon.AddDays(-day), 30, "patrol", "330106")).ToList();
        Assert.Equal(100, DispatchScoreRules.Of(much).Score);
        Assert.Equal(0, DispatchScoreRules.Of([new(Noon, 30, "patrol", "330106"), new(Noon, -30, "patrol", "330106")]).Parts[0].Points);
    }
}
