using CsCheck;
using RedStation.Domain;
using RedStation.Domain.Accounts;

namespace RedStation.Tests.Domain.Accounts;

public sealed class OtpRulesTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(61);

    private readonly OtpSimulation simulation = new();

    [Fact]
    [Trait("Case", "P10")]
    public void Send_ThreeHundredNumbersFromOneAddress_IsAFew()
    {
        var sent = Enumerable.Range(0, 300).Count(phone => simulation.Send(new OtpAsk($"{phone}", OtpSimulation.Caller("a"), false)) is null);
        Assert.Equal(simulation.Settings.Limits.CodesPerAddressTenMinutes, sent);
        Assert.Null(simulation.Send(new OtpAsk("x", OtpSimulation.Caller("b"), false)));
    }

    [Fact]
    [Trait("Case", "P10")]
    public void Send_ADayFromOneAddress_OneBlock_AndEverywhere_HasCeilings() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 60]).Sample((addresses, minutes) =>
        {
            var here = new OtpSimulation();
            var limits = here.Settings.Limits;
            var start = here.Now;
            var perHour = new Dictionary<string, int>();
            for (var phone = 0; here.Now < start.AddHours(3); phone++, here.Now += TimeSpan.FromSeconds(minutes))
            {
                var address = $"{phone % addresses}";
                if (here.Send(new OtpAsk($"{phone}", new SignInCaller(address, "block", null), false)) is null)
                {
                    foreach (var key in (string[])[address + here.Now.Hour, "block" + here.Now.Hour])
                    {
                        perHour[key] = perHour.GetValueOrDefault(key) + 1;
                    }
                }
            }

            Assert.All(perHour, count => Assert.True(
                count.Value <= (count.Key.StartsWith("block", StringComparison.Ordinal) ? limits.CodesPerBlockHour : limits.CodesPerAddressHour)));
        });

    [Fact]
    [Trait("Case", "P8")]
    public void Send_WhatWasNotDelivered_StartsNoPause_AndCountsForNothing_UntilSomebodyHammers()
    {
        var ask = new OtpAsk("p", OtpSimulation.Caller("a"), false);
        for (var times = 0; times < simulation.Settings.Limits.UnsentPerAddressTenMinutes - 1; times++)
        {
            Assert.Null(simulation.Send(ask, delivered: false));
        }

        Assert.Null(simulation.Send(ask));
        Assert.Equal(SignInScope.Pause, simulation.Send(ask)!.Refused);
        simulation.Now += Pause;
        Assert.Null(simulation.Send(ask, delivered: false));
        Assert.Equal(SignInScope.Unsent, simulation.Send(ask)!.Refused);
        Assert.Null(simulation.Send(ask with { Caller = OtpSimulation.Caller("b") }));
    }

    [Fact]
    [Trait("Case", "P9")]
    public void Send_StrangersWhoAskAllDay_NeverKeepAKnownDeviceOut_AndReachTheirOwnLimitFirst()
    {
        var owner = new OtpAsk("p", OtpSimulation.Caller("home", "tablet"), true);
        var stranger = new OtpAsk("p", OtpSimulation.Caller("s"), false);
        SignInScope? scope = null;
        for (var times = 0; scope is null or SignInScope.Pause; times++, simulation.Now += Pause)
        {
            Assert.True(times < 100);
            scope = simulation.Send(stranger)?.Refused;
        }

        Assert.Equal(SignInScope.AddressAndPhone, scope);
        Assert.Null(simulation.Send(stranger with { Caller = OtpSimulation.Caller("elsewhere") }));
        for (var address = 0; address < 50; address++)
        {
            simulation.Send(stranger with { Caller = OtpSimulation.Caller($"s{address}") });
        }

        Assert.Equal(SignInScope.Phone, simulation.Send(stranger with { Caller = OtpSimulation.Caller("the owner on a new device") })!.Refused);
        Assert.Null(simulation.Send(owner));
    }

    [Fact]
    [Trait("Case", "P9")]
    public void Send_ADayThatIsFull_EndsAtMidnightInChina() => Gen.Int[0, 86_399].Sample(second =>
    {
        var here = new OtpSimulation { Now = new DateTimeOffset(2026, 11, 28, 16, 0, 0, TimeSpan.Zero).AddSeconds(second) };
        for (var address = 0; address < here.Settings.PerPhone; address++)
        {
            Assert.Null(here.Send(new OtpAsk("p", OtpSimulation.Caller($"{address}"), false)));
        }

        var refused = here.Send(new OtpAsk("p", OtpSimulation.Caller("z"), false))!;
        Assert.Equal((SignInScope.Phone, ChinaTime.StartOf(new DateOnly(2026, 11, 30))), (refused.Refused!.Value, refused.RetryAt));
        here.Now = refused.RetryAt;
        Assert.Null(here.Send(new OtpAsk("p", OtpSimulation.Caller("z"), false)));
    });

    [Fact]
    [Trait("Case", "P9")]
    public void Try_TheLastTwoOfACaller_Work_AndAnOlderOneNot()
    {
        var ask = new OtpAsk("p", OtpSimulation.Caller("a"), false);
        foreach (var code in (string[])["1", "2", "3"])
        {
            Assert.Null(simulation.Send(ask, code));
            simulation.Now += Pause;
        }

        Assert.Equal((false, true, true), (simulation.Try(ask, "1"), simulation.Try(ask, "2"), simulation.Try(ask, "3")));
    }

    [Fact]
    [Trait("Case", "P9")]
    public void Try_EachCode_HasItsOwnLife()
    {
        var ask = new OtpAsk("p", OtpSimulation.Caller("a"), false);
        Assert.Null(simulation.Send(ask, "1"));
        simulation.Now += Pause;
        Assert.Null(simulation.Send(ask, "2"));
        simulation.Now += simulation.Settings.Life - Pause;
        Assert.Equal((false, true), (simulation.Try(ask, "1"), simulation.Try(ask, "2")));
        simulation.Now += Pause;
        Assert.Null(simulation.Try(ask, "2"));
    }

    [Fact]
    [Trait("Case", "P9")]
    public void Try_WhateverStrangersAskAndTry_TheOwnersCodeWorksForTheOwner() =>
        Gen.Select(Gen.Int[0, 9], Gen.Bool).Array[0, 80].Sample(steps =>
        {
            var here = new OtpSimulation();
            var owner = new OtpAsk("p", OtpSimulation.Caller("home", "tablet"), false);
            Assert.Null(here.Send(owner, "right"));
            foreach (var (address, asks) in steps)
            {
                here.Now += TimeSpan.FromSeconds(1);
                var stranger = new OtpAsk("p", OtpSimulation.Caller($"s{address}"), false);
                if (asks)
                {
                    here.Send(stranger, "theirs");
                }
                else
                {
                    here.Try(stranger, "guess");
                }
            }

            Assert.True(here.Try(owner, "right"));
        });

    [Fact]
    [Trait("Case", "P9")]
    public void Try_AllGuessesOfStrangersTogether_AreFew() => Gen.Int[1, 200].Sample(addresses =>
    {
        var here = new OtpSimulation();
        Assert.Null(here.Send(new OtpAsk("p", OtpSimulation.Caller("home", "tablet"), false), "right"));
        var guesses = 0;
        for (var time = 0; time < 1000; time++)
        {
            guesses += here.Try(new OtpAsk("p", OtpSimulation.Caller($"s{time % addresses}"), false), "guess") is not null ? 1 : 0;
        }

        Assert.InRange(guesses, 1, here.Settings.Limits.StrangersTriesPerCode);
        Assert.Null(here.Try(new OtpAsk("p", OtpSimulation.Caller("s0"), false), "right"));
    });

    [Fact]
    [Trait("Case", "P9")]
    public void Try_TheOwnersOwnMistakes_UseTheCodeUp()
    {
        var owner = new OtpAsk("p", OtpSimulation.Caller("home", "tablet"), false);
        Assert.Null(simulation.Send(owner, "right"));
        for (var time = 0; time < simulation.Settings.Tries; time++)
        {
            Assert.False(simulation.Try(owner, "wrong"));
        }

        Assert.Null(simulation.Try(owner, "right"));
    }
}
