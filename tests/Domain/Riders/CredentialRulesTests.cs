using CsCheck;
using RedStation.Contracts.Riders;
using RedStation.Domain.Riders;

namespace RedStation.Tests.Domain.Riders;

public sealed class CredentialRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 4, 0, 0, TimeSpan.Zero);
    private static readonly string Secret = new('a', 64);
    private static readonly RiderState Rider = new() { DisplayName = "小张", Secret = Secret };

    [Fact]
    public void Present_Good_IsAcceptedOnceAndStored()
    {
        var first = Present(Rider, Good(), "s1");

        Assert.Null(first.Refusal);
        Assert.Single(first.State.UsedCredentials);
        Assert.Equal(RiderRefusal.CredentialUsed, Present(first.State, Good(), "s2").Refusal);
        Assert.Equal(RiderRefusal.CredentialUsed, Present(first.State, Good(), "s2", inVisit: true).Refusal);
    }

    [Fact]
    public void Withdraw_UseThatCouldNotBeKept_LeavesItGoodForAnotherStation()
    {
        var first = Present(Rider, Good(), "s1").State;
        var nonce = first.UsedCredentials.Single().Nonce;

        Assert.Equal(RiderRefusal.CredentialUsed, Present(CredentialRules.Withdraw(first, nonce, "s2"), Good(), "s2").Refusal);
        Assert.Null(Present(CredentialRules.Withdraw(first, nonce, "s1"), Good(), "s2").Refusal);
    }

    /// <summary>The station first heard of the visit by this reading: it opened nothing, so the credential was not used.</summary>
    [Theory]
    [Trait("Case", "P5")]
    [InlineData(false, null)]
    [InlineData(true, RiderRefusal.CredentialUsed)]
    public void Present_TakenForUsedBeforeTheVisitWasKnown_IsFreeAgain(bool readBefore, RiderRefusal? elsewhere)
    {
        var taken = Present(Rider, Good(), "s1");
        var visit = new PresentedCredential(Good(), "s1", "s1", "驿站", "330106", UseIsKept: true, InVisit: true, ReadInVisit: readBefore);

        var again = CredentialRules.Present("r1", taken.State, visit, Noon);

        Assert.Null(again.Refusal);
        Assert.Equal(elsewhere, Present(again.State, Good(), "s2").Refusal);
    }

    [Fact]
    public void Present_SameOccasionAgain_GetsTheSameAnswerEvenAfterExpiry()
    {
        var first = Present(Rider, Good(), "s1");

        var again = Present(first.State, Good(), "s1", Noon.AddMinutes(3));

        Assert.Null(again.Refusal);
        Assert.Same(first.State, again.State);
    }

    [Fact]
    public void Present_AtItsExpiry_IsRefused() => Gen.Int[0, 120_000].Sample(milliseconds => Assert.Equal(
        milliseconds < 60_000 ? null : RiderRefusal.CredentialExpired,
        Present(Rider, Good(), "s1", Noon.AddMilliseconds(milliseconds)).Refusal));

    [Fact]
    public void Present_AnyCharacterChanged_IsInvalid() => Gen.Select(Gen.Int[0, Good().Length - 1], Gen.Char[' ', '~']).Sample((at, changed) =>
    {
        var text = Good();
        var forged = text[..at] + changed + text[(at + 1)..];
        Assert.Equal(forged == text ? null : RiderRefusal.CredentialInvalid, Present(Rider, forged, "s1").Refusal);
    });

    [Fact]
    public void Present_AnyText_NeverThrowsAndIsInvalid() =>
        Gen.String.Sample(text => Present(Rider, text, "s1").Refusal == RiderRefusal.CredentialInvalid);

    [Fact]
    public void Present_SealedWithAnotherSecretOrForAnotherRider_IsInvalid()
    {
        var forged = CredentialText.Issue("r1", Noon.AddMinutes(1), "0123456789abcdef", new string('b', 64)).ToString();
        var another = CredentialText.Issue("r2", Noon.AddMinutes(1), "0123456789abcdef", Secret).ToString();

        Assert.Equal(RiderRefusal.CredentialInvalid, Present(Rider, forged, "s1").Refusal);
        Assert.Equal(RiderRefusal.CredentialInvalid, Present(Rider, another, "s1").Refusal);
    }

    [Fact]
    public void Present_Prolonged_IsInvalid()
    {
        var prolonged = CredentialText.Parse(Good())! with { ExpiresAt = Noon.AddHours(1) };

        Assert.Equal(RiderRefusal.CredentialInvalid, Present(Rider, prolonged.ToString(), "s1").Refusal);
    }

    [Fact]
    public void Present_BlockedRider_IsRefusedAndNotUsedUp()
    {
        var decision = Present(Rider with { Blocked = true }, Good(), "s1");

        Assert.Equal(RiderRefusal.RiderBlocked, decision.Refusal);
        Assert.Empty(decision.State.UsedCredentials);
    }

    [Fact, Trait("Case", "P5")]
    public void Present_InAVisit_IsNotUsedUp_AndGoodElsewhere()
    {
        var read = Present(Rider, Good(), "s1", inVisit: true);

        Assert.Null(read.Refusal);
        Assert.Empty(read.State.UsedCredentials);
        Assert.Null(Present(read.State, Good(), "s2").Refusal);
    }

    [Theory, Trait("Case", "P5")]
    [InlineData(true)]
    [InlineData(false)]
    public void Present_AgainByARiderWhoWasBlockedMeanwhile_IsRefused(bool sameCredential)
    {
        var first = Present(Rider, Good(), "s1").State;
        var text = sameCredential ? Good() : CredentialText.Issue("r1", Noon.AddMinutes(1), "fedcba9876543210", Secret).ToString();

        Assert.Equal(RiderRefusal.RiderBlocked, Present(first with { Blocked = true }, text, "s1", inVisit: true).Refusal);
    }

    [Fact, Trait("Case", "P5")]
    public void Present_ForgedOrOfAnotherRider_IsInvalidInAVisitToo()
    {
        var forged = CredentialText.Issue("r1", Noon.AddMinutes(1), "0123456789abcdef", new string('b', 64)).ToString();
        var another = CredentialText.Issue("r2", Noon.AddMinutes(1), "0123456789abcdef", Secret).ToString();

        Assert.Equal(RiderRefusal.CredentialInvalid, Present(Rider, forged, "s1", inVisit: true).Refusal);
        Assert.Equal(RiderRefusal.CredentialInvalid, Present(Rider, another, "s1", inVisit: true).Refusal);
    }

    [Fact]
    public void Present_ManyOverADay_RemembersOnlyTheLatest()
    {
        var state = Rider;
        for (var minute = 0; minute < 24 * 60; minute += 2)
        {
            var now = Noon.AddMinutes(minute);
            var text = CredentialText.Issue("r1", now.AddMinutes(1), $"{minute:x16}", Secret).ToString();
            state = Present(state, text, "s1", now).State;
        }

        Assert.InRange(state.UsedCredentials.Length, 3, 5);
    }

    private static string Good() => CredentialText.Issue("r1", Noon.AddMinutes(1), "0123456789abcdef", Secret).ToString();

    private static (RiderState State, RiderRefusal? Refusal) Present(
        RiderState state, string text, string occasion, DateTimeOffset? now = null, bool inVisit = false) =>
        CredentialRules.Present("r1", state, new(text, occasion, occasion, "西湖驿站", "330106", UseIsKept: true, inVisit), now ?? Noon);
}
