using RedStation.Contracts;
using RedStation.Contracts.Devices;

namespace RedStation.Grains.Devices.Cards;

/// <inheritdoc cref="IChargingCardGrain"/>
public sealed class ChargingCardGrain(IChargingCards cards, TimeProvider clock) : Grain, IChargingCardGrain
{
    private ChargingCard? card;
    private bool isRead;

    private string Digest => GrainKeys.IdOf(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public async Task<Answer<ChargingCard, ChargingCardRefusal>> Add(AddChargingCard command)
    {
        if (await Read() is { } known)
        {
            return known.RiderId == command.RiderId ? known : ChargingCardRefusal.CardTaken;
        }

        var added = new ChargingCard(
            command.Id, command.RiderId, command.Label, command.Ending, ChargingCardStatus.Active, clock.GetUtcNow(), command.ExpiresAt);
        if (!await Change(() => cards.Add(Digest, added)))
        {
            return ChargingCardRefusal.TooManyCards;
        }

        card = added;
        return added;
    }

    /// <inheritdoc/>
    public async Task<Answer<ChargingCard, ChargingCardRefusal>> SetStatus(string riderId, ChargingCardStatus status)
    {
        if (await Read() is not { } known || known.RiderId != riderId)
        {
            return ChargingCardRefusal.CardNotFound;
        }

        if (known.Status != status)
        {
            await Change(async () =>
            {
                await cards.SetStatus(Digest, status);
                return true;
            });
            card = known with { Status = status };
        }

        return card!;
    }

    /// <inheritdoc/>
    public async Task Remove(string riderId)
    {
        if (await Read() is { } known && known.RiderId == riderId)
        {
            await Change(async () =>
            {
                await cards.Remove(Digest);
                return true;
            });
            card = null;
        }
    }

    /// <inheritdoc/>
    public async Task<ChargingCard?> Present()
    {
        if (await Read() is { } known)
        {
            return known.ExpiresAt <= clock.GetUtcNow() ? null : known;
        }

        // Whoever shows any number must not fill the memory with what is nobody's.
        DeactivateOnIdle();
        return null;
    }

    private async Task<ChargingCard?> Read()
    {
        if (!isRead)
        {
            card = await cards.Find(Digest);
            isRead = true;
        }

        return card;
    }

    private async Task<bool> Change(Func<Task<bool>> write)
    {
        // Until it is known to be written, what is there must be read.
        isRead = false;
        var done = await write();
        isRead = true;
        return done;
    }
}
