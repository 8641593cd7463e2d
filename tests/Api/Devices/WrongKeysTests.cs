using System.Net;
using RedStation.Api.Devices;

namespace RedStation.Tests.Api.Devices;

/// <summary>Who guesses keys waits, and nobody else does for it.</summary>
public sealed class WrongKeysTests
{
    private static readonly IPAddress Guesser = IPAddress.Parse("203.0.113.7");
    private static readonly IPAddress Elsewhere = IPAddress.Parse("198.51.100.7");

    [Fact]
    public void WrongKeys_OfAnIdentity_CountForTheNetworkThatShowedThem()
    {
        using var wrongKeys = new WrongKeys();
        for (var guess = 0; guess < WrongKeys.MostOfAnIdentity; guess++)
        {
            Assert.Null(wrongKeys.Wait("charger", Guesser));
            wrongKeys.Note("charger", Guesser);
        }

        Assert.NotNull(wrongKeys.Wait("charger", Guesser));
        Assert.Null(wrongKeys.Wait("charger", Elsewhere));
        Assert.Null(wrongKeys.Wait("neighbour", Guesser));
        Assert.Null(wrongKeys.Wait(Guesser));
    }

    [Fact]
    public void WrongIdentities_CountForTheirNetwork_WhateverIsTriedNext()
    {
        using var wrongKeys = new WrongKeys();
        for (var guess = 0; guess < WrongKeys.MostOfANetwork; guess++)
        {
            Assert.Null(wrongKeys.Wait(Guesser));
            wrongKeys.Note(null, Guesser);
        }

        Assert.NotNull(wrongKeys.Wait(Guesser));
        Assert.NotNull(wrongKeys.Wait("charger", Guesser));
        Assert.Null(wrongKeys.Wait("charger", Elsewhere));
    }
}
