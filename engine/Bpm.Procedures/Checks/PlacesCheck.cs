using Bpm.Procedures.Reading;

namespace Bpm.Procedures.Checks;

/// <summary>Limits of places: communes that are there, each in one place, and an authority that is looked up by commune.</summary>
internal static class PlacesCheck
{
    public static void Run(CheckContext context)
    {
        var places = context.Procedure.Limit.Places;
        if (places.IsEmpty)
        {
            return;
        }

        if (context.Procedure.Authority.ForField is null)
        {
            context.Findings.Add(
                Codes.FieldNotCommune,
                places[0].Position,
                (
                    "thời hạn tùy theo địa bàn, nhưng không có trường nào của biểu mẫu cho biết địa bàn",
                    "the limit depends on the place, but no form field says which"
                ),
                (
                    "tra cơ quan giải quyết theo địa bàn: “authority: { office: …, for: form.commune }”",
                    "look the authority up: 'authority: { office: …, for: form.commune }'"
                )
            );
        }

        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var place in places)
        {
            foreach (var commune in place.Communes)
            {
                if (!first.TryAdd(commune, place.Id))
                {
                    context.AtItem(
                        Codes.DuplicateCaseOrFee,
                        place.Position,
                        "communes",
                        commune,
                        (
                            $"“{commune}” đã có thời hạn của “{first[commune]}”",
                            $"'{commune}' already has the limit of '{first[commune]}'"
                        ),
                        ("mỗi xã, phường chỉ thuộc một địa bàn", "a commune stands in one place")
                    );
                }
                else if (context.World.HasOrganisation && context.World.Province.Unit(commune) is null)
                {
                    context.AtItem(
                        Codes.UnknownUnit,
                        place.Position,
                        "communes",
                        commune,
                        ($"không có đơn vị “{commune}”", $"there is no unit '{commune}'"),
                        Known.Hint(commune, context.World.Province.Units.Select(u => u.Code), ("đơn vị", "units"))
                    );
                }
            }
        }
    }
}
