using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;
using RedStation.Domain.Outbound;
using RedStation.Tests.Domain.Cases;

namespace RedStation.Tests.Domain.Outbound;

public sealed class NoticeRulesTests
{
    private const string Key = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";

    private static readonly DateTimeOffset Start = SomeCases.MondayAtTen;

    [Fact]
    public void Reporters_AreToldTheStepsThatTheyRead_ButNotTheirOwn_NorWhatOfficesDoAmongThemselves()
    {
        var view = View() with { Reporters = ["one", "two"] };
        view = view with
        {
            History =
            [
                .. view.History,
                view.History[^1] with { Event = CaseEvent.Escalated },
                view.History[^1] with { Event = CaseEvent.Attached, By = "two" },
                view.History[^1] with { Event = CaseEvent.Reopened, By = "one", Status = CaseStatus.Dispatched },
                view.History[^1] with { Event = CaseEvent.TaskVerified, Status = CaseStatus.Handled },
            ],
        };

        Assert.Equal(
            [
                (CaseEvent.Reported, ""), (CaseEvent.VerificationStarted, "one two"), (CaseEvent.Opened, "one two"), (CaseEvent.Escalated, ""),
                (CaseEvent.Attached, ""), (CaseEvent.Reopened, "two"), (CaseEvent.TaskVerified, "one two"),
            ],
            view.History.Select((entry, line) => (entry.Event, string.Join(' ', NoticeRules.Told(view, line)))));
    }

    [Fact]
    public void Notice_SaysWhatHappened_AndNothingThatSomebodyWrote()
    {
        var opened = CaseEvents.After(View(), 0).Last();

        Assert.Equal(
            new CaseNotice("case", CaseEvent.Opened, SomeCases.District, View().Terms.ClassId, null), CaseNotice.Of(opened));
    }

    [Theory]
    [InlineData(1, 0, true)]
    [InlineData(1, 86_394, true)]
    [InlineData(1, 86_395, false)]
    [InlineData(5, 43_200, true)]
    [InlineData(6, 50_400, false)]
    [InlineData(10, 0, false)]
    public void Person_IsTriedForADay(int attempts, int ageInSeconds, bool again) =>
        Assert.Equal(again, NoticeRules.AfterFailure(attempts, 0, null, TimeSpan.FromSeconds(ageInSeconds)) is not null);

    [Theory]
    [InlineData(Key, true)]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw5", false)]
    [InlineData("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw", false)]
    [InlineData("AiVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcx", false)]
    [InlineData("BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", false)]
    [InlineData("not base64", false)]
    public void PublicKey_IsAPointOfTheCurve(string? text, bool sound) => Assert.Equal(sound, NoticeRules.IsPublicKey(text));

    [Theory]
    [InlineData("BTBZMqHH6r4Tts7J_aSIgg", true)]
    [InlineData("BTBZMqHH6r4Tts7J_aSI", false)]
    [InlineData("BTBZMqHH6r4Tts7J/aSIgg", false)]
    [InlineData(null, false)]
    public void Secret_IsSixteenBytes(string? text, bool sound) => Assert.Equal(sound, NoticeRules.IsSecret(text));

    [Fact]
    public void Receiver_OfTheSameBrowserOrPerson_IsTheSame()
    {
        Assert.Equal(NoticeRules.BrowserId("https://push.example/1"), NoticeRules.BrowserId("https://push.example/1"));
        var ids = new[]
        {
            NoticeRules.BrowserId("https://push.example/1"), NoticeRules.BrowserId("https://push.example/2"),
            NoticeRules.PersonalId(NoticeChannel.Sms, "r-1"), NoticeRules.PersonalId(NoticeChannel.WeChat, "r-1"),
            NoticeRules.PersonalId(NoticeChannel.Sms, "r-2"),
        };
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^n[0-9a-f]{32}$", id));
    }

    private static CaseView View() => CaseViews.View(
        "case",
        SomeCases.Reported(Start).After(CaseAction.Verify, Start.AddMinutes(1)).After(CaseAction.Open, Start.AddMinutes(2)));
}
