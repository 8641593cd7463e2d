using CsCheck;
using RedStation.Domain.Accounts;

namespace RedStation.Tests.Domain.Accounts;

public sealed class PasswordRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 4, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Lock = TimeSpan.FromMinutes(10);

    [Fact]
    [Trait("Case", "P9")]
    public void CountedAs_AKnownDevice_SharesNothingWithStrangers()
    {
        var device = PasswordRules.CountedAs(new SignInCaller("a", "b", "tablet"), known: true);
        var stranger = PasswordRules.CountedAs(new SignInCaller("a", "b", "tablet"), known: false);
        Assert.Empty(device.Intersect(stranger));
        Assert.Contains(PasswordRules.Strangers, stranger);
    }

    [Fact]
    [Trait("Case", "P9")]
    public void Count_UntilMost_LocksOnce_AndBeginsAnewAfterwards() => Gen.Int[1, 20].Sample(most =>
    {
        var failures = new PasswordFailures(0, null);
        for (var time = 1; time <= most; time++)
        {
            Assert.Null(failures.LockedUntil);
            failures = PasswordRules.Count(failures, most, Now, Lock);
        }

        Assert.Equal(Now + Lock, failures.LockedUntil);
        Assert.Equal(1, PasswordRules.Count(failures, most, Now + Lock, Lock).Failures);
    });
}
