using Microsoft.AspNetCore.SignalR;
using RedStation.Api.Accounts;
using RedStation.Api.Players;
using RedStation.Contracts;
using RedStation.Silo.Settings;

namespace RedStation.Api.Demo;

/// <summary>A rider who moves about, carries orders, answers offers and does tasks, through the same hub as everybody.</summary>
internal sealed class PlayedRider
{
    private const double CarriesOrderShare = 0.4;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    private readonly int number;
    private readonly string home;
    private readonly DemoOptions options;
    private readonly TimeProvider clock;
    private readonly Random random;
    private readonly Walk walk;
    private volatile PlayedPhone? connected;

    /// <summary>Puts a rider at home somewhere.</summary>
    public PlayedRider(int number, GeoPoint home, string district, DemoOptions options, TimeProvider clock)
    {
        (this.number, this.home, this.options, this.clock) = (number, district, options, clock);
        random = new Random(options.Seed + 1_000 + number);
        walk = new Walk(random, home, 1_200);
    }

    /// <summary>Where the rider is now, for a played dispatcher who looks for work nearby. In memory only.</summary>
    public GeoPoint Here => walk.Here;

    /// <summary>What the rider whose turn it is can spend; 0 while there is no phone to say it.</summary>
    public long Points => connected?.Points ?? 0;

    /// <summary>Whether the rider whose turn it is has begun it.</summary>
    public bool IsOnDuty => connected is not null;

    /// <summary>Who has the turn at a time.</summary>
    public AccountIdentity Who(DateTimeOffset now) => Person(now).Identity;

    /// <summary>The same, with what is set down about them.</summary>
    public DemoPerson Person(DateTimeOffset now) => PlayedShift.On(number, options.Seed, home, now);

    /// <summary>Works one turn: until the hour of the next rider has come or the connection is lost.</summary>
    public async Task Work(Uri address, DemoLoader loader, PlayerTokens tokens, CancellationToken cancellation)
    {
        var turn = PlayedShift.Turn(clock.GetUtcNow());
        var person = PlayedShift.On(number, options.Seed, home, clock.GetUtcNow());
        await loader.Register(person);
        await using var phone = new PlayedPhone(address, person.Identity, tokens);
        await phone.Connect(cancellation);
        var errand = new PlayedErrand(phone, walk, random);
        if ((await phone.GoOnDuty(walk.Here, cancellation)).ActiveTask is { } left)
        {
            errand.Hear(left, clock.GetUtcNow());
        }

        connected = phone;
        try
        {
            await Ride(phone, errand, turn, cancellation);
        }
        finally
        {
            connected = null;
        }

        if (phone.IsConnected)
        {
            await phone.GoOffDuty(cancellation);
        }
    }

    private async Task Ride(PlayedPhone phone, PlayedErrand errand, int turn, CancellationToken cancellation)
    {
        var answers = new List<PlayedAnswer>();
        var (report, order, before) = (DateTimeOffset.MinValue, DateTimeOffset.MinValue, clock.GetUtcNow());
        while (phone.IsConnected && PlayedShift.Turn(before) == turn)
        {
            await Task.Delay(Beat, clock, cancellation);
            var now = clock.GetUtcNow();
            walk.Move(now - before);
            before = now;
            foreach (var changed in phone.Tasks)
            {
                errand.Hear(changed, now);
            }

            await Answer(phone, errand, answers, now, cancellation);
            await errand.Step(now, cancellation);
            if (now >= report)
            {
                report = now + TimeSpan.FromSeconds(5 + 3 * random.NextDouble());
                await phone.ReportPosition(walk.Here, now, cancellation);
            }

            if (now >= order)
            {
                order = now + TimeSpan.FromMinutes(15 + 25 * random.NextDouble());
                await phone.SetOrderDeadline(random.NextDouble() < CarriesOrderShare ? order : null, cancellation);
            }
        }
    }

    private async Task Answer(
        PlayedPhone phone, PlayedErrand errand, List<PlayedAnswer> answers, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var offer in phone.Offers)
        {
            await phone.OfferSeen(offer.OfferId, cancellation);
            answers.AddRange(PlayedAnswer.To(offer, DemoTaskWords.IsForPerson(offer.Task.Note), random, now) is { } answer ? [answer] : []);
        }

        foreach (var gone in phone.Withdrawn)
        {
            answers.RemoveAll(answer => answer.Offer.OfferId == gone.OfferId);
        }

        foreach (var answer in answers.FindAll(answer => answer.At <= now))
        {
            answers.Remove(answer);
            try
            {
                if (answer.Accept)
                {
                    errand.Hear(await phone.Accept(answer.Offer.OfferId, cancellation), now);
                }
                else
                {
                    await phone.Decline(answer.Offer.OfferId, cancellation);
                }
            }
            catch (HubException)
            {
                // Another was faster, or it was withdrawn: as on any phone.
            }
        }
    }
}
