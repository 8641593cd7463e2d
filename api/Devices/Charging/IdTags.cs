using System.Security.Cryptography;
using System.Text;
using RedStation.Api.Accounts;
using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Contracts.Riders;

namespace RedStation.Api.Devices.Charging;

/// <summary>
/// What riders charge with: what stands on a card, or what their phone is given for one start. It is known by a digest under this installation's
/// secret only, because numbers of cards are short. Who holds one is asked of its grain and of the rider's, never of a database.
/// </summary>
public sealed class IdTags(IGrainFactory grains, Pepper pepper, TimeProvider clock)
{
    /// <summary>The longest that stands on a card, in characters.</summary>
    public const int Longest = 36;

    private const string Alphabet = "ABCDEFGHJKMNPQRSTVWXYZ0123456789";
    private const string StartMark = "RS";
    private const int StartLength = 20;

    /// <summary>How long a charger may take to begin what a phone has started.</summary>
    private static readonly TimeSpan StartLife = TimeSpan.FromMinutes(10);

    /// <summary>What a tag is kept as. Case is no part of it.</summary>
    public string DigestOf(string tag) => pepper.Digest("charging-card", tag.Trim().ToUpperInvariant());

    /// <summary>Who holds a tag, and whether they may charge.</summary>
    public async Task<TagHolder> Recognise(string tag)
    {
        if (tag.Length is 0 or > Longest || await grains.ChargingCard(DigestOf(tag)).Present() is not { } card)
        {
            return TagHolder.Nobody;
        }

        if (card.Status != ChargingCardStatus.Active)
        {
            return new TagHolder(TagStanding.Blocked, card.RiderId);
        }

        return (await grains.Rider(card.RiderId).GetStanding()).Refusal switch
        {
            null => new TagHolder(TagStanding.Accepted, card.RiderId),
            RiderRefusal.RiderBlocked => new TagHolder(TagStanding.Blocked, card.RiderId),
            _ => TagHolder.Nobody,
        };
    }

    /// <summary>What a rider's phone starts with, the same for the same operation. It is good for some minutes.</summary>
    public async Task<string> ForStart(string riderId, string operationId)
    {
        var digest = SHA256.HashData(Encoding.ASCII.GetBytes(pepper.Derive("charging-start", riderId, operationId)));
        var tag = StartMark + string.Create(StartLength - StartMark.Length, digest, (letters, bytes) =>
        {
            for (var at = 0; at < letters.Length; at++)
            {
                letters[at] = Alphabet[bytes[at] % Alphabet.Length];
            }
        });
        await grains.ChargingCard(DigestOf(tag)).Add(new AddChargingCard("start-" + Guid.CreateVersion7().ToString("N"), riderId, "", "")
        {
            ExpiresAt = clock.GetUtcNow() + StartLife,
        });
        return tag;
    }
}

/// <summary>Who holds a tag.</summary>
/// <param name="Standing">Whether they may charge.</param>
/// <param name="RiderId">Who; null when that is not known.</param>
public sealed record TagHolder(TagStanding Standing, string? RiderId)
{
    /// <summary>Nobody whom we know.</summary>
    public static readonly TagHolder Nobody = new(TagStanding.Unknown, null);
}

/// <summary>Whether whoever holds a tag may charge.</summary>
public enum TagStanding
{
    /// <summary>They may.</summary>
    Accepted,

    /// <summary>They, or their card, were blocked.</summary>
    Blocked,

    /// <summary>Nobody is known to hold it.</summary>
    Unknown,
}
