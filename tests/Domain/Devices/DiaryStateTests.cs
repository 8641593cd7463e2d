using CsCheck;
using RedStation.Contracts.Devices;
using RedStation.Domain.Devices;
using RedStation.Tests.Domain.Stations;

namespace RedStation.Tests.Domain.Devices;

public sealed class DiaryStateTests
{
    private static readonly Gen<EquipmentFault?> Fault =
        Gen.Select(Gen.Bool, Gen.Int[0, 3]).Select((refused, fault) => refused ? (EquipmentFault?)fault : null);

    [Fact]
    public void Diary_KeepsTheLatestOfEither_AndCountsAllThatIsRefused() => Fault.List[0, 400].Sample(faults =>
    {
        var diary = new DiaryState();
        for (var at = 0; at < faults.Count; at++)
        {
            diary = diary.With(new(SomeStations.Noon.AddSeconds(at), MessageDirection.In, "ports", $"{at}", faults[at]));
        }

        var numbered = faults.Select((fault, at) => (fault, text: $"{at}")).ToList();
        var taken = numbered.Where(entry => entry.fault is null).TakeLast(DiaryState.MostTaken);
        var refused = numbered.Where(entry => entry.fault is not null).TakeLast(DiaryState.MostRefused);
        Assert.Equal(
            taken.Concat(refused).Select(entry => entry.text).ToHashSet(), diary.Latest().Select(message => message.Text).ToHashSet());
        Assert.Equal(diary.Latest().OrderByDescending(message => message.At).Select(message => message.Text), diary.Latest().Select(m => m.Text));
        Assert.Equal(
            numbered.Where(entry => entry.fault is not null).CountBy(entry => entry.fault!.Value).Select(count => (count.Key, count.Value)).Order(),
            diary.Problems.Select(problem => (problem.Fault, problem.Count)).Order());
        Assert.Equal(numbered.LastOrDefault(entry => entry.fault is not null).fault, diary.Problems.FirstOrDefault()?.Fault);
    });

    [Fact]
    public void Message_ThatIsTooLong_IsCut_NeverInTheMiddleOfACharacter()
    {
        var text = new string('a', DiaryState.LongestText - 1) + "🚲" + new string('b', 1_000);

        var kept = Assert.Single(new DiaryState().With(new(SomeStations.Noon, MessageDirection.In, text, text)).Latest());

        Assert.Equal(new string('a', DiaryState.LongestText - 1), kept.Text);
        Assert.Equal(DiaryState.LongestKind, kept.Kind.Length);
    }
}
