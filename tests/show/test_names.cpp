#include "show/show_file.h"
#include "show/text.h"

#include <catch2/catch.hpp>

using namespace regie;

TEST_CASE("name_on_air follows the show's policy") {
    struct Row {
        std::string name, first_name_initial, first_name, initials, full;
    };
    const auto row = GENERATE(values<Row>({
        {"Karim Benali", "Karim B.", "Karim", "K. B.", "Karim Benali"},
        {"Karim", "Karim", "Karim", "K.", "Karim"},
        {"karim benali", "karim B.", "karim", "K. B.", "karim benali"},
        {"Sophie Le Gall", "Sophie L.", "Sophie", "S. L.", "Sophie Le Gall"},
        {"Ludwig van Beethoven", "Ludwig V.", "Ludwig", "L. V.", "Ludwig van Beethoven"},
        {"Maud d'Aubigné", "Maud D.", "Maud", "M. D.", "Maud d'Aubigné"},
        {"Jean-Paul Martin", "Jean-Paul M.", "Jean-Paul", "J.-P. M.", "Jean-Paul Martin"},
        {"Anne Le-Roy", "Anne L.", "Anne", "A. L.", "Anne Le-Roy"},
        {"Élodie Évrard", "Élodie É.", "Élodie", "É. É.", "Élodie Évrard"},
        {"jp_44", "jp_44", "jp_44", "J.", "jp_44"},
        {"@karim.b", "@karim.b", "@karim.b", "K.", "@karim.b"},
        {"🌸 Marie Dupont 🌸", "Marie D.", "Marie", "M. D.", "🌸 Marie Dupont 🌸"},
        {"🌸🌸", "🌸🌸", "🌸🌸", "🌸🌸", "🌸🌸"},
        {"44", "44", "44", "44", "44"},
        {"محمد علي", "محمد ع.", "محمد", "م. ع.", "محمد علي"},
        {"דוד כהן", "דוד כ.", "דוד", "ד. כ.", "דוד כהן"},
        {"王小明", "王小明", "王小明", "王.", "王小明"},
        {"  Marie \n Dupont ", "Marie D.", "Marie", "M. D.", "Marie Dupont"},
        {"\u202EMarie Dupont", "Marie D.", "Marie", "M. D.", "Marie Dupont"},
        {"Marie - Dupont", "Marie D.", "Marie", "M. D.", "Marie - Dupont"},
        {"", "Public", "Public", "Public", "Public"},
        {"\u200D \n", "Public", "Public", "Public", "Public"},
    }));
    INFO(row.name);
    CHECK(name_on_air(row.name, NamePolicy::FirstNameInitial) == row.first_name_initial);
    CHECK(name_on_air(row.name, NamePolicy::FirstName) == row.first_name);
    CHECK(name_on_air(row.name, NamePolicy::Initials) == row.initials);
    CHECK(name_on_air(row.name, NamePolicy::Full) == row.full);
}

TEST_CASE("name_on_air cuts what is not a name's length") {
    const std::string endless(300, 'a');
    for (const auto policy :
         {NamePolicy::FirstNameInitial, NamePolicy::FirstName, NamePolicy::Initials, NamePolicy::Full}) {
        CHECK(count_graphemes(name_on_air(endless, policy)) <= 40);
        CHECK(count_graphemes(name_on_air(endless + " " + endless, policy)) <= 40);
    }
    CHECK(name_on_air(std::string(40, 'a'), NamePolicy::Full) == std::string(40, 'a'));
    CHECK(name_on_air(std::string(41, 'a'), NamePolicy::Full) == std::string(39, 'a') + "…");
}
